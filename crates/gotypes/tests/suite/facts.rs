//! What gotypes says about a package, one fact per line, in the words of `oracle/main.go`.
//!
//! Used by the tests of this crate and by those of the whole tool, which load packages in other ways.

use std::collections::BTreeSet;

use gotypes::{DeclKind, Entry, FuncId, MethodKind, PackageId, Stop, Type, TypeId, Universe, type_string};

/// A universe that can load what questions demand.
pub(crate) trait Ask {
    /// What is loaded.
    fn universe(&self) -> &Universe;

    /// Loads what questions have waited for; says whether there was anything.
    fn load_demanded(&mut self) -> bool;

    /// Asks until the answer waits for nothing any more.
    fn ask<T>(&mut self, question: impl Fn(&Universe) -> Result<T, Stop>) -> Result<T, String> {
        loop {
            match question(self.universe()) {
                Ok(answer) => return Ok(answer),
                Err(Stop::Unresolved(unresolved)) => return Err(unresolved.message),
                Err(Stop::Pending) => {}
            }
            assert!(self.load_demanded(), "a question waits, but no package is demanded");
        }
    }
}

/// All facts of a package that is loaded; which of the `interfaces` its types implement is one.
pub(crate) fn of_package(
    world: &mut impl Ask,
    package: PackageId,
    interfaces: &[(String, TypeId)],
    add: &mut dyn FnMut(&'static str, String),
) {
    let path = world.universe().path(package).clone();
    let loaded = world.universe().loaded(package).expect("the package is there");
    // Files that were left at first stand behind the others.
    let mut files: Vec<&str> = loaded.file_names.iter().map(|name| name.as_str()).collect();
    files.sort_unstable();
    add("files", format!("{path}\t{}", files.join(" ")));
    let names: Vec<_> = loaded.names().into_iter().map(|(name, entry)| (name.clone(), entry)).collect();
    for (name, entry) in names {
        let full = format!("{path}.{name}");
        match entry {
            Entry::Const(_) => {
                let fact = match world.ask(|universe| universe.constant(package, &name)) {
                    Ok(constant) => {
                        let ty = type_string(world.universe(), constant.ty);
                        let value = constant.value;
                        format!("{full}\t{ty}\t{}\t{}", value.exact_string(), value.go_string())
                    }
                    Err(message) => format!("{full}\t! {message}"),
                };
                add("const", fact);
            }
            Entry::Func(index) => {
                let func = FuncId { package, index };
                let generic =
                    world.universe().func(func).is_some_and(|(_, _, decl, _)| !decl.parts().params.is_empty());
                if !generic {
                    let shown = shown_func(world, func);
                    add("func", format!("{full}\t{shown}"));
                }
            }
            Entry::Type { .. } => add_type(world, package, &name, &full, interfaces, add),
            Entry::Var(_) => add("var", full),
        }
    }
}

fn shown_func(world: &mut impl Ask, func: FuncId) -> String {
    match world.ask(|universe| universe.signature(func)) {
        Ok(signature) => shown(world, signature),
        Err(message) => format!("! {message}"),
    }
}

/// The type's text; lengths of arrays in it are asked for until they are known.
fn shown(world: &mut impl Ask, ty: TypeId) -> String {
    let ty = sorted(world, ty);
    loop {
        let text = type_string(world.universe(), ty);
        if !world.load_demanded() {
            return text.replace(", ", ",");
        }
    }
}

/// go/types prints the methods of an interface sorted; gotypes keeps them as written.
fn sorted(world: &impl Ask, ty: TypeId) -> TypeId {
    let again = |ty: &mut TypeId| *ty = sorted(world, *ty);
    let mut whole = world.universe().ty(ty).clone();
    match &mut whole {
        Type::Named { args, .. } => args.iter_mut().for_each(again),
        Type::Pointer(elem) | Type::Slice(elem) | Type::Array(_, elem) | Type::Chan(_, elem) => again(elem),
        Type::Map(key, value) => [key, value].into_iter().for_each(again),
        Type::Struct(fields) => fields.iter_mut().for_each(|field| again(&mut field.ty)),
        Type::Interface(interface) => {
            interface.methods.iter_mut().for_each(|method| again(&mut method.signature));
            interface.methods.sort_by(|left, right| left.name.cmp(&right.name));
        }
        Type::Func(signature) => {
            signature.params.iter_mut().chain(&mut signature.results).for_each(|param| again(&mut param.ty));
        }
        Type::Basic(_) | Type::Param { .. } | Type::Invalid(_) => {}
    }
    world.universe().intern(whole)
}

fn add_type(
    world: &mut impl Ask,
    package: PackageId,
    name: &str,
    full: &str,
    interfaces: &[(String, TypeId)],
    add: &mut dyn FnMut(&'static str, String),
) {
    let decl = world.universe().decl_id(package, name);
    let ty = world.universe().named(decl);
    let declared = world.ask(|universe| universe.decl(decl).cloned()).expect("a declaration");
    if declared.kind == DeclKind::Alias {
        let rhs = shown(world, declared.rhs);
        add("alias", format!("{full}\t{rhs}"));
        return;
    }
    let under = world.ask(|universe| universe.underlying(ty)).expect("an underlying type");
    let text = shown(world, under);
    add("type", format!("{full}\t{text}"));
    let methods = world.ask(|universe| Ok(universe.methods(decl)?.collect::<Vec<_>>())).expect("methods");
    for func in methods {
        let (name, pointer) = match world.universe().func(func) {
            Some((_, _, syntax, pointer)) => (syntax.name.name.clone(), pointer),
            None => continue,
        };
        let shown = shown_func(world, func);
        if name != "_" {
            add("method", format!("{full}\t{name}\t{pointer}\t{shown}"));
        }
    }
    for (owner, ty) in [(full.to_owned(), ty), (format!("*{full}"), pointer_to(world, ty))] {
        for method in world.ask(|universe| universe.method_set(ty)).expect("a method set") {
            let id = id(world, &method.name, full, &method.method);
            let (shown, path) = (shown(world, method.ty), list(&method.path));
            add("set", format!("{owner}\t{id}\t{shown}\t{}\t{path}", method.indirect));
        }
    }
    for name in field_names(world, ty) {
        let found = world.ask(|universe| universe.lookup_field_or_method(ty, &name)).expect("a lookup");
        match found.filter(|found| found.method.is_none()) {
            Some(field) => {
                let (shown, path) = (shown(world, field.ty), list(&field.path));
                add("field", format!("{full}\t{name}\t{shown}\t{}\t{path}", field.indirect));
            }
            None => add("field", format!("{full}\t{name}\tnone")),
        }
    }
    for method in world.ask(|universe| universe.interface_methods(under)).expect("methods") {
        let id = id(world, &method.name, full, &Some(MethodKind::Interface(method.span)));
        let shown = shown(world, method.signature);
        add("asks", format!("{full}\t{id}\t{shown}"));
    }
    if !declared.params.is_empty() {
        return;
    }
    let comparable = world.ask(|universe| universe.comparable(ty)).expect("an answer");
    add("comparable", format!("{full}\t{comparable}"));
    for (shown, interface) in interfaces {
        let pointer = pointer_to(world, ty);
        let value = world.ask(|universe| universe.implements(ty, *interface)).expect("an answer");
        let pointer = world.ask(|universe| universe.implements(pointer, *interface)).expect("an answer");
        if value || pointer {
            add("implements", format!("{full}\t{shown}\t{value}\t{pointer}"));
        }
    }
}

/// go/types' `Id`: an unexported name has its package before it.
fn id(world: &impl Ask, name: &str, full: &str, method: &Option<MethodKind>) -> String {
    if name.starts_with(char::is_uppercase) {
        return name.to_owned();
    }
    let package = match method {
        Some(MethodKind::Declared { func, .. }) => world.universe().path(func.package).to_string(),
        Some(MethodKind::Interface(span)) => {
            let mut packages = world.universe().packages();
            let found = packages.find(|package| package.file(span.file).is_some());
            found.map_or_else(String::new, |package| package.path.to_string())
        }
        None => full.to_owned(),
    };
    format!("{package}.{name}")
}

fn list(path: &[u32]) -> String {
    let path: Vec<String> = path.iter().map(u32::to_string).collect();
    format!("[{}]", path.join(" "))
}

/// The exported names of all fields that could be selected through exported embedded ones.
fn field_names(world: &mut impl Ask, ty: TypeId) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut seen = Vec::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        let ty = world.ask(|universe| universe.unalias(ty)).expect("a type");
        let under = world.ask(|universe| universe.underlying(ty)).expect("a type");
        if let Type::Pointer(elem) = world.universe().ty(under) {
            open.push(*elem);
            continue;
        }
        if seen.contains(&ty) {
            continue;
        }
        seen.push(ty);
        if let Type::Struct(fields) = world.universe().ty(under) {
            for field in fields.iter().filter(|field| field.name.starts_with(char::is_uppercase)) {
                names.insert(field.name.to_string());
                if field.embedded {
                    open.push(field.ty);
                }
            }
        }
    }
    names
}

fn pointer_to(world: &impl Ask, ty: TypeId) -> TypeId {
    world.universe().intern(Type::Pointer(ty))
}
