//! Decode tables.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::model::{
    Body, Convert, Each, Elements, Final, Frame, Lookup, Node, Otherwise, PageTarget, Pick, Source, Target, TimeFormat,
    Write,
};

pub(super) fn emit(body: &Body) -> TokenStream {
    let root = node(&body.root);
    let Body { items, items_optional, .. } = body;
    let captures = index(body.captures);
    quote!(Body { root: #root, items: #items, items_optional: #items_optional, captures: #captures })
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
    let slots = index(frame.slots);
    let mut parts = vec![quote!(slots: #slots)];
    let joins = frame.joins.iter().map(|join| {
        let (slot, count, separator) = (index(join.slot), index(join.parts), &join.separator);
        quote!(Join { slot: #slot, parts: #count, separator: #separator })
    });
    let finals = frame.finals.iter().map(last_value);
    let required = frame.required.iter().map(|required| {
        let (slot, field, path) = (index(required.slot), &required.field, &required.path);
        let when = required.when.iter().map(|slot| index(*slot));
        quote!(Required { slot: #slot, field: #field, path: #path, when: &[#(#when),*] })
    });
    let verify = frame.verify.iter().map(|verify| {
        let (param, prefixes) = (index(verify.param), &verify.unless_prefix);
        quote!(Verify { param: #param, unless_prefix: &[#(#prefixes),*] })
    });
    let mut part = |name: &str, rows: Vec<TokenStream>| {
        if !rows.is_empty() {
            let name = format_ident!("{name}");
            parts.push(quote!(#name: &[#(#rows),*]));
        }
    };
    part("joins", joins.collect());
    part("finals", finals.collect());
    part("required", required.collect());
    part("verify", verify.collect());
    quote!(Frame { #(#parts,)* ..Frame::NONE })
}

fn last_value(last: &Final) -> TokenStream {
    let slot = index(last.slot);
    let source = match &last.source {
        Source::Text(text) => quote!(Text(#text)),
        Source::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
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
        Convert::Lookup(Lookup { rows, otherwise }) => {
            let rows = rows.iter().map(|(from, to)| quote!((#from, #to)));
            let otherwise = match otherwise {
                Otherwise::Keep => quote!(Keep),
                Otherwise::Absent => quote!(Absent),
                Otherwise::Value(value) => quote!(Value(#value)),
            };
            let table = quote!(Lookup { rows: &[#(#rows),*], otherwise: Otherwise::#otherwise });
            quote!(Convert::Lookup(&#table))
        }
    }
}

fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}
