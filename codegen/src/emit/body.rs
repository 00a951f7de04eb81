//! Decode tables.

use proc_macro2::TokenStream;

use quote::{ToTokens, format_ident, quote};

use super::construct::Literal;
use crate::model::{
    Body, Convert, Each, Elements, Final, Frame, Lookup, Node, Otherwise, PageTarget, Pick, Source, Target, TimeFormat,
    Write,
};

pub(super) fn emit(body: &Body) -> TokenStream {
    Literal::new(quote!(Body))
        .field("root", node(&body.root))
        .field("items", &body.items)
        .flag("items_optional", body.items_optional)
        .field("captures", index(body.captures))
        .finish()
}

/// Most nodes have one role; only what a node has is written.
fn node(node: &Node) -> TokenStream {
    let mut parts = Vec::new();
    if !node.fields.is_empty() {
        let rows = rows(node.fields.iter().map(|(key, below)| (quote!(#key), below)));
        parts.push(("fields", quote!(Fields::new(#rows)), quote!(Node::object(#rows))));
    }
    if !node.at.is_empty() {
        let numbered = node.at.iter().map(|(at, below)| (index(*at).into_token_stream(), below));
        let rows = rows(numbered);
        parts.push(("at", rows.clone(), quote!(Node::elements(#rows))));
    }
    if let Some(element) = &node.each {
        let element = each(element);
        parts.push(("each", quote!(Some(&#element)), quote!(Node::array(&#element))));
    }
    if let Some(element) = &node.one {
        let element = each(element);
        parts.push(("one", quote!(Some(&#element)), quote!(Node::record(&#element))));
    }
    if !node.leaf.is_empty() {
        let writes = node.leaf.iter().map(write);
        let writes = quote!(&[#(#writes),*]);
        parts.push(("leaf", writes.clone(), quote!(Node::leaf(#writes))));
    }
    match parts.as_slice() {
        [(_, _, alone)] => alone.clone(),
        parts => {
            let names = parts.iter().map(|(name, ..)| format_ident!("{name}"));
            let values = parts.iter().map(|(_, value, _)| value);
            quote!(Node { #(#names: #values,)* ..Node::NONE })
        }
    }
}

fn rows<'a>(rows: impl Iterator<Item = (TokenStream, &'a Node)>) -> TokenStream {
    let rows = rows.map(|(key, below)| {
        let below = node(below);
        quote!((#key, #below))
    });
    quote!(&[#(#rows),*])
}

fn each(each: &Each) -> TokenStream {
    let elements = match each.elements {
        Elements::Items { rank } => {
            let rank = index(rank);
            quote!(Elements::Items { rank: #rank })
        }
        Elements::Records { slot } => {
            let slot = index(slot);
            quote!(Elements::Records { slot: #slot })
        }
        Elements::Values => quote!(Elements::Values),
    };
    let (node, frame) = (node(&each.node), frame(&each.frame));
    quote!(Each { elements: #elements, node: #node, frame: #frame })
}

fn frame(frame: &Frame) -> TokenStream {
    let joins = frame.joins.iter().map(|join| {
        let (slot, count, separator) = (index(join.slot), index(join.parts), &join.separator);
        quote!(Join { slot: #slot, parts: #count, separator: #separator })
    });
    let required = frame.required.iter().map(|required| {
        let (slot, field, path) = (index(required.slot), &required.field, &required.path);
        let when = required.when.iter().map(|slot| index(*slot));
        quote!(Required { slot: #slot, field: #field, path: #path, when: &[#(#when),*] })
    });
    let verify = frame.verify.iter().map(|verify| {
        Literal::new(quote!(Verify))
            .field("param", index(verify.param))
            .list("unless_prefix", verify.unless_prefix.iter().map(ToTokens::to_token_stream))
            .list("unless_contains", verify.unless_contains.iter().map(ToTokens::to_token_stream))
            .finish()
    });
    Literal::new(quote!(Frame))
        .field("slots", index(frame.slots))
        .list("joins", joins)
        .list("finals", frame.finals.iter().map(last_value))
        .list("required", required)
        .list("verify", verify)
        .finish()
}

fn last_value(last: &Final) -> TokenStream {
    let slot = index(last.slot);
    let source = match &last.source {
        Source::Text(text) => quote!(Text(#text)),
        Source::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(Integer(#number))
        }
        Source::Boolean(truth) => quote!(Boolean(#truth)),
        Source::Param(param) => {
            let param = index(*param);
            quote!(Param(#param))
        }
        Source::Capture(capture) => {
            let capture = index(*capture);
            quote!(Capture(#capture))
        }
    };
    let convert = convert(&last.convert);
    quote!(Final { slot: #slot, source: Source::#source, convert: #convert })
}

fn write(write: &Write) -> TokenStream {
    let to = target(write.to);
    let rank = (write.rank > 0).then(|| {
        let rank = index(write.rank);
        quote!(.rank(#rank))
    });
    let convert = match &write.convert {
        Convert::Plain => None,
        converted => {
            let converted = convert(converted);
            Some(quote!(.convert(#converted)))
        }
    };
    quote!(Write::to(Target::#to) #rank #convert)
}

fn target(target: Target) -> TokenStream {
    let numbered = |name: &str, number: usize| {
        let (name, number) = (format_ident!("{name}"), index(number));
        quote!(#name(#number))
    };
    match target {
        Target::Slot(slot) => numbered("Slot", slot),
        Target::Verify(check) => numbered("Verify", check),
        Target::Capture(capture) => numbered("Capture", capture),
        Target::Part { join, part } => {
            let (join, part) = (index(join), index(part));
            quote!(Part { join: #join, part: #part })
        }
        Target::Page(PageTarget::Next) => quote!(Next),
        Target::Page(PageTarget::More) => quote!(More),
        Target::Page(PageTarget::Total) => quote!(Total),
        Target::Key(pick) => {
            let pick = match pick {
                Pick::Min => quote!(Min),
                Pick::Max => quote!(Max),
                Pick::First => quote!(First),
                Pick::Last => quote!(Last),
            };
            quote!(Key(Pick::#pick))
        }
    }
}

fn convert(convert: &Convert) -> TokenStream {
    match convert {
        Convert::Plain => quote!(Convert::Plain),
        Convert::Time(format) => {
            let format = match format {
                TimeFormat::Rfc3339 => quote!(Rfc3339),
                TimeFormat::UnixSeconds => quote!(UnixSeconds),
                TimeFormat::UnixMillis => quote!(UnixMillis),
                TimeFormat::UnixMicros => quote!(UnixMicros),
                TimeFormat::UnixNanos => quote!(UnixNanos),
            };
            quote!(Convert::Time(TimeFormat::#format))
        }
        Convert::Lookup(lookup) => {
            let table = self::lookup(lookup);
            quote!(Convert::Lookup(&#table))
        }
    }
}

fn lookup(lookup: &Lookup) -> TokenStream {
    let otherwise = match &lookup.otherwise {
        Otherwise::Keep => quote!(Keep),
        Otherwise::Absent => quote!(Absent),
        Otherwise::Value(value) => quote!(Value(#value)),
    };
    Literal::new(quote!(Lookup))
        .list("rows", lookup.rows.iter().map(|(from, to)| quote!((#from, #to))))
        .list("absent", lookup.absent.iter().map(ToTokens::to_token_stream))
        .field("otherwise", quote!(Otherwise::#otherwise))
        .finish()
}

fn index(index: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(index)
}
