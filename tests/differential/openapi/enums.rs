//! Enumerations: string types with `+enum`, and constants of them in every form that Go has for that.

use super::{Making, text};
use crate::gofile::{Declared, Ty};

impl Making {
    /// Makes enumerations of some types declared as `string`; gives the constants.
    pub(super) fn enumerations(&mut self, types: &mut Vec<Declared>) -> String {
        let mut constants = String::new();
        if self.random.chance(35) && !types.iter().any(|declared| declared.name == "Phase") {
            types.push(Declared { doc: String::new(), name: "Phase".to_owned(), ty: Ty::default(), alias: false });
        }
        for declared in types.iter_mut().filter(|declared| !declared.alias && declared.ty == Ty::default()) {
            let marked = self.random.chance(80);
            let mut lines = text::prose(&mut self.random, self.hazards);
            if marked {
                let marker = self.random.pick(&["+enum", "+enum", "+enum", "+enum=true", "+enum # why"]).to_owned();
                lines.insert(self.random.below(lines.len() + 1), marker);
            }
            declared.doc = text::comment(&mut self.random, &lines, "");
            for at in 0..self.random.weighed(&[12, 18, 30, 25, 15]) {
                constants.push_str(&self.constant(&declared.name, at));
            }
        }
        constants
    }

    fn constant(&mut self, of: &str, at: usize) -> String {
        let lines = if self.random.chance(60) { text::prose(&mut self.random, false) } else { Vec::new() };
        let doc = text::comment(&mut self.random, &lines, "");
        let value = self.random.pick(&["a", "B", "", "two words", "a-b", "ä", "c\\\"q", "tab\\t", "`", "x/y", "a"]);
        let quoted = format!("\"{value}\"");
        let name = format!("{of}{}", ["One", "Two", "Three", "Four"][at % 4]);
        match self.random.below(9) {
            0 => format!("{doc}const {name} = {of}({quoted})\n\n"),
            1 => format!("const (\n{doc}\t{name} {of} = {quoted}\n)\n\n"),
            2 => format!("{doc}const {name}, {name}More {of} = {quoted}, \"more\"\n\n"),
            3 => format!("{doc}const {name} {of} = \"pre-\" + {quoted}\n\n"),
            4 => format!("{doc}const {name} {of} = Text\n\n"),
            5 => format!("const (\n{doc}\t{name} {of} = {quoted}\n\t{name}Again\n)\n\n"),
            6 => format!("{doc}const {of}0{at} {of} = {quoted} // behind it\n\n"),
            7 => format!("{doc}const hidden{of}{at} {of} = {quoted}\n\n"),
            _ => format!("{doc}const {name} {of} = {quoted}\n\n"),
        }
    }
}
