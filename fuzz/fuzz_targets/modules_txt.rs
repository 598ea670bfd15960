//! vendor/modules.txt: every package leads to a module of the file, every module is found by its path, and the file
//! says the same when it is written anew.
#![no_main]

use goload::module::{ModulesTxt, ReplaceTarget, is_canonical};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = ModulesTxt::parse(text);
    for (package, &nth) in &file.packages {
        assert!(nth < file.modules.len() && !package.is_empty() && !package.contains(char::is_whitespace));
        assert_eq!(file.module_of(package), Some(&file.modules[nth]));
    }
    for module in &file.modules {
        assert!(module.version.is_empty() || is_canonical(&module.version));
        let found = file.module(&module.path).expect("a module of the file");
        assert!(found.path == module.path && (module.version.is_empty() || !found.version.is_empty()));
    }
    let printed = print(&file);
    assert_eq!(print(&ModulesTxt::parse(&printed)), printed);
});

fn print(file: &ModulesTxt) -> String {
    let mut out = if file.workspace { "## workspace\n".to_owned() } else { String::new() };
    for (nth, module) in file.modules.iter().enumerate() {
        // A line that names nothing ends the module before, so that this one is not taken for more about it.
        out += &format!("# end\n# {} {}", module.path, module.version);
        match &module.replacement {
            Some(ReplaceTarget::Module(by)) => out += &format!(" => {} {}", by.path, by.version),
            Some(ReplaceTarget::Directory(dir)) => out += &format!(" => {dir}"),
            None if module.version.is_empty() => out += " =>",
            None => {}
        }
        out.push('\n');
        if module.explicit {
            out += "## explicit\n";
        }
        if let Some(go) = &module.go {
            out += &format!("## go {go}\n");
        }
        let mut packages: Vec<_> = file.packages.iter().filter(|&(_, &of)| of == nth).map(|(path, _)| path).collect();
        packages.sort();
        for package in packages {
            out += &format!("{package}\n");
        }
    }
    out
}
