//! Generated code as text for the compiler.
//!
//! A build script has to compile whatever writes its output, so it does without a parser and a printer of Rust. The lines
//! are there for what points into the file: messages of the compiler, debuggers, editors.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The text of tokens, a statement, an attribute or a brace a line.
pub(super) fn lines(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => write_group(&group, text),
            TokenTree::Punct(mark) => {
                text.push(mark.as_char());
                match (mark.as_char(), mark.spacing()) {
                    (';', _) => text.push('\n'),
                    (_, Spacing::Alone) => text.push(' '),
                    (_, Spacing::Joint) => {}
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                text.push_str(&token.to_string());
                text.push(' ');
            }
        }
    }
}

fn write_group(group: &Group, text: &mut String) {
    let (open, close) = match group.delimiter() {
        Delimiter::Brace => ("{\n", "}\n"),
        Delimiter::Bracket if text.ends_with("# ") => ("[", "]\n"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::None => ("", ""),
    };
    text.push_str(open);
    write(group.stream(), text);
    text.push_str(close);
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn it_is_the_same_code() {
        let tokens = quote! {
            #[doc = "A \"list\";\n{x}"]
            pub fn all<'a>(of: &'a [u8; 2]) -> ::core::option::Option<&'a u8> { let x = 1.5e3 >> 'c'; of.first()?; r#type!{} }
        };
        let again: TokenStream = lines(tokens.clone()).parse().expect("these are tokens");
        assert_eq!(again.to_string(), tokens.to_string());
    }

    #[test]
    fn a_statement_has_a_line() {
        let text = lines(quote!(
            #[inline]
            fn f() {
                let a: [u8; 1] = [1];
                g(a)
            }
        ));
        let expected = "# [inline ]\nfn f (){\nlet a : [u8 ;\n1 ]= [1 ];\ng (a )}\n";
        assert_eq!(text, expected);
    }
}
