//! The assets by their names: the table that finds them, and the tree of their directories.

use std::collections::BTreeMap;

use genkit::code::Code;
use genkit::composite::{self, Element};
use gotypes::quote;

use super::Layout;
use super::plan::{Asset, Plan};
use super::templates::{ACCESS, DIRECTORY, TABLE};

impl Plan {
    /// The same as [`Plan::table_of_contents`], formatted.
    pub(super) fn formatted_contents(&self) -> String {
        let mut table = Code::new();
        let functions = self.assets.iter().map(|asset| Element::pair(quote(asset.name.as_bytes()), &asset.function));
        if self.assets.is_empty() {
            table.line(format!("{TABLE}}}"));
        } else {
            table.open(TABLE);
            composite::write(&mut table, &functions.collect::<Vec<_>>());
            table.close("}");
        }
        let mut tree = Tree::default();
        self.assets.iter().for_each(|asset| tree.add(asset.name.split('/'), &asset.function));
        let elements = tree.elements();
        let root = format!("var _bintree = &bintree{{{}, map[string]*bintree{{", tree.function.unwrap_or("nil"));
        let mut tree = Code::new();
        if elements.is_empty() {
            tree.line(root + "}}");
        } else {
            tree.open(root);
            composite::write(&mut tree, &elements);
            tree.close("}}");
        }
        let mut directory = String::new();
        for line in DIRECTORY.lines() {
            // What is indented in the comment becomes a block of its own.
            directory += &match line.strip_prefix("//     ") {
                Some("data/") => "//\n//\tdata/\n".to_owned(),
                Some(last @ "    b.png") => format!("//\t{last}\n//\n"),
                Some(other) => format!("//\t{other}\n"),
                None => format!("{line}\n"),
            };
        }
        format!("{ACCESS}{}\n{directory}\n{}", table.into_text(), tree.into_text())
    }

    pub(super) fn table_of_contents(&self) -> String {
        let assets = &self.assets;
        let pads = self.options.layout > Layout::V310;
        let longest = assets.iter().map(|asset| asset.name.len()).max().unwrap_or(0);
        let mut out = format!("{ACCESS}{TABLE}\n");
        let mut tree = Tree::default();
        for Asset { name, function, .. } in assets {
            let filler = if pads { " ".repeat(longest - name.len()) } else { String::new() };
            out += &format!("\t{}: {filler}{function},\n", quote(name.as_bytes()));
            tree.add(name.split('/'), function);
        }
        out += "}\n\n";
        out += DIRECTORY;
        out += if pads { "\nvar _bintree = " } else { "var _bintree = " };
        tree.write(&mut out, pads, 0);
        out
    }
}

/// The assets by the directories of their names.
#[derive(Default)]
struct Tree<'a> {
    function: Option<&'a str>,
    children: BTreeMap<&'a str, Tree<'a>>,
}

impl<'a> Tree<'a> {
    /// The children as gofmt lays them out, without what the type of the map says.
    fn elements(&self) -> Vec<Element> {
        let child = |(name, tree): (&&str, &Tree<'_>)| {
            let opening = format!("{{{}, map[string]*bintree", tree.function.unwrap_or("nil"));
            Element::inner(format!("\"{name}\""), opening, tree.elements())
        };
        self.children.iter().map(child).collect()
    }

    fn add(&mut self, route: impl Iterator<Item = &'a str>, function: &'a str) {
        let mut node = self;
        for name in route {
            node = node.children.entry(name).or_default();
        }
        node.function = Some(function);
    }

    fn write(&self, out: &mut String, pads: bool, depth: usize) {
        *out += &format!("&bintree{{{}, map[string]*bintree{{", self.function.unwrap_or("nil"));
        if !self.children.is_empty() {
            out.push('\n');
            let children: Vec<_> = self.children.iter().collect();
            // Neighbours without children of their own are as wide as the longest of them.
            let is_leaf = |(name, tree): &(&&str, &Tree<'_>)| !name.is_empty() && tree.children.is_empty();
            let runs = children.chunk_by(|left, right| is_leaf(left) == is_leaf(right));
            for run in runs {
                let leaves = pads && run.first().is_some_and(is_leaf);
                let width = run.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
                for (name, tree) in run {
                    let filler = if leaves { width - name.len() } else { 0 };
                    *out += &format!("{}\"{name}\": {}", "\t".repeat(depth + 1), " ".repeat(filler));
                    tree.write(out, pads, depth + 1);
                }
            }
            *out += &"\t".repeat(depth);
        }
        *out += if depth > 0 { "}},\n" } else { "}}\n" };
    }
}
