//! Every question about every declaration of a package has an answer, whatever the package says: no panic, no endless
//! loop, no waiting for something that is not demanded.
#![no_main]

use diag::FileId;
use gotypes::{
    Entry, FuncId, ImportTarget, Missing, PackageId, PackageSyntax, Stop, Type, TypeId, Universe, type_string,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let file = gosyn::parse(FileId(0), source);
    let mut universe = Universe::new();
    let target = |path: &str| ImportTarget { key: path.into(), path: path.into(), standard: false };
    let package = universe.add(PackageSyntax {
        target: target("example.com/p"),
        dir: "/p".into(),
        name: file.package.as_ref().map(|name| name.name.clone()).unwrap_or_default(),
        file_names: vec!["p.go".into()],
        // The package may import itself, which nobody should mind.
        imports: file.imports.iter().map(|import| (import.path.clone(), Ok(target(&import.path)))).collect(),
        files: vec![file],
        left: None,
    });
    let loaded = universe.loaded(package).expect("just added");
    let entries: Vec<_> = loaded.names().into_iter().map(|(name, entry)| (name.clone(), entry)).collect();
    let funcs = loaded.funcs.len() as u32;
    for (name, entry) in entries {
        match entry {
            Entry::Const(_) => {
                if let Some(constant) = ask(&mut universe, |universe| universe.constant(package, &name)) {
                    let _text = (constant.value.exact_string(), constant.value.go_string());
                    let _ty = type_string(&universe, constant.ty);
                }
            }
            Entry::Type { .. } => {
                let decl = universe.decl_id(package, &name);
                let ty = universe.named(decl);
                about(&mut universe, package, ty);
                let pointer = universe.intern(Type::Pointer(ty));
                about(&mut universe, package, pointer);
                ask(&mut universe, |universe| universe.contains_itself(decl));
            }
            Entry::Func(_) | Entry::Var(_) => {}
        }
    }
    for index in 0..funcs {
        if let Some(ty) = ask(&mut universe, |universe| universe.signature(FuncId { package, index })) {
            let _text = type_string(&universe, ty);
        }
    }
});

fn about(universe: &mut Universe, package: PackageId, ty: TypeId) {
    if let Some(under) = ask(universe, |universe| universe.underlying(ty)) {
        let _text = type_string(universe, under);
        ask(universe, |universe| universe.comparable(under));
    }
    // A type declared as a pointer cannot have methods; a broken file may say that it has.
    let pointer = ask(universe, |universe| universe.underlying(ty))
        .is_some_and(|under| under != ty && matches!(universe.ty(under), Type::Pointer(_)));
    if let Some(methods) = ask(universe, |universe| universe.method_set(ty)) {
        for method in methods {
            let found = ask(universe, |universe| universe.lookup_field_or_method(ty, &method.name));
            assert!(pointer || found.is_some(), "{} of the method set", method.name);
        }
    }
    ask(universe, |universe| universe.interface_methods(ty));
    assert!(universe.loaded(package).is_some());
}

/// Asks until there is an answer; every other package is missing.
fn ask<T>(universe: &mut Universe, question: impl Fn(&Universe) -> Result<T, Stop>) -> Option<T> {
    loop {
        match question(universe) {
            Ok(answer) => return Some(answer),
            Err(Stop::Unresolved(_)) => return None,
            Err(Stop::Pending) => {}
        }
        let demands = universe.take_demands();
        assert!(!demands.is_empty(), "a question waits, but no package is demanded");
        for id in demands {
            universe.fail(id, Missing { message: "there is no other package".to_owned(), help: None });
        }
    }
}
