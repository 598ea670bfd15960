//! Decides what is done for each type; writes nothing.
//!
//! The tree of a type is built anew at every place that leads to it, as upstream does, because a type that is being built
//! yields nothing within itself. Types that lead to nothing at all, whatever the way, are found beforehand (`reach`).

use std::cell::{Cell, RefCell};

use diag::{Diagnostic, FileId, Severity};
use genkit::comments::Docs;
use genkit::generator::{Cx, note};
use genkit::trouble::Trouble;
use genkit::view::{Kind, Name, View};
use gotypes::{DeclId, Field, PackageId, Stop, TypeId, Unresolved};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::codes;
use super::defaults::Field as DefaultOf;
use super::functions::{Call, Key, Manual, OBJECT, Table};
use super::reach::Source;
use super::tags::Tags;
use super::tree::{Access, Node};

/// What is known of a type by its name.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) manual: Option<&'a Manual>,
    /// Its number: types of one name are one type to upstream.
    pub(super) id: usize,
}

/// Plans the roots of one package.
pub(super) struct Planner<'a> {
    pub(super) cx: Cx<'a>,
    pub(super) view: View<'a>,
    pub(super) tags: Tags<'a>,
    pub(super) table: &'a Table,
    /// The package that the file is made for.
    own: SmolStr,
    ids: RefCell<FxHashMap<Key, usize>>,
    known: RefCell<FxHashMap<TypeId, Known<'a>>>,
    /// Types for which an object defaulter will be written.
    promoted: RefCell<FxHashSet<usize>>,
    /// Types that are being built.
    building: RefCell<FxHashSet<usize>>,
    /// Types that are known not to hold themselves.
    sound: RefCell<FxHashSet<DeclId>>,
    /// Types that lead to nothing.
    pub(super) barren: RefCell<FxHashSet<TypeId>>,
    /// Files that were looked at, with whether they speak of defaults at all: few do.
    pub(super) files: RefCell<FxHashMap<FileId, Source<'a>>>,
    findings: RefCell<Vec<Diagnostic>>,
    pub(super) pending: Cell<bool>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(cx: Cx<'a>, table: &'a Table, own: &SmolStr) -> Self {
        Self {
            cx,
            view: cx.view(),
            tags: Tags { universe: cx.universe, profile: cx.profile },
            table,
            own: own.clone(),
            ids: RefCell::default(),
            known: RefCell::default(),
            promoted: RefCell::default(),
            building: RefCell::default(),
            sound: RefCell::default(),
            barren: RefCell::default(),
            files: RefCell::default(),
            findings: RefCell::default(),
            pending: Cell::default(),
        }
    }

    /// Of `roots` those whose trees hold anything, each of which is then called where another one leads to it; their order
    /// stays. What ends upstream on the way stands beside them: a function that only a later input brings can hide it from
    /// the trees that are written.
    pub(super) fn promote(&self, roots: &[TypeId]) -> Result<(Vec<TypeId>, Vec<Diagnostic>), Stop> {
        self.reach(roots);
        if self.pending.get() {
            return Err(Stop::Pending);
        }
        let mut open: Vec<TypeId> = roots.to_vec();
        let mut promoted = Vec::new();
        loop {
            let before = promoted.len();
            let mut rest = Vec::new();
            for root in open {
                let found = self.findings.borrow().len();
                let tree = self.root(root)?;
                let wrong = self.findings.borrow().len() > found;
                if tree.is_some() || wrong {
                    self.promoted.borrow_mut().insert(self.known(root)?.id);
                    promoted.push(root);
                } else {
                    rest.push(root);
                }
            }
            open = rest;
            if promoted.len() == before {
                break;
            }
        }
        let mut findings = self.findings.take();
        // What cannot be written matters only where it is written.
        findings.retain(|found| found.severity == Severity::Error && found.code != &codes::UNWRITABLE_DEFAULT);
        if self.pending.get() {
            return Err(Stop::Pending);
        }
        promoted.sort_by_key(|root| roots.iter().position(|other| other == root));
        Ok((promoted, findings))
    }

    /// Says for which types object defaulters will be written.
    pub(super) fn assume(&self, promoted: &[TypeId]) -> Result<(), Stop> {
        for &root in promoted {
            self.promoted.borrow_mut().insert(self.known(root)?.id);
        }
        Ok(())
    }

    /// The tree of a root's own function.
    pub(super) fn root(&self, root: TypeId) -> Result<Option<Node>, Stop> {
        match self.build(root, true) {
            Err(Trouble::Stop(stop)) => Err(stop),
            Err(Trouble::Finding(finding)) => {
                self.findings.borrow_mut().push(*finding);
                Ok(None)
            }
            Ok(tree) => Ok(tree),
        }
    }

    /// What was found so far, and whether something has to be loaded first.
    pub(super) fn take_findings(&self) -> (Vec<Diagnostic>, bool) {
        (self.findings.take(), self.pending.get())
    }

    pub(super) fn known(&self, ty: TypeId) -> Result<Known<'a>, Stop> {
        if let Some(known) = self.known.borrow().get(&ty) {
            return Ok(*known);
        }
        let key = Key::of(self.view, ty, self.table.reaches_standard)?;
        let manual = self.table.of(&key);
        let mut ids = self.ids.borrow_mut();
        let next = ids.len();
        let known = Known { manual, id: *ids.entry(key).or_insert(next) };
        self.known.borrow_mut().insert(ty, known);
        Ok(known)
    }

    /// Upstream's `build`: the tree of a type; none where there is nothing to do.
    fn build(&self, ty: TypeId, root: bool) -> Result<Option<Node>, Trouble> {
        if self.barren.borrow().contains(&ty) || self.is_closed(ty) {
            return Ok(None);
        }
        let known = self.known(ty)?;
        let mut node = Node { pointer: root, ..Node::default() };
        if !root && self.promoted.borrow().contains(&known.id) {
            let name = format!("{OBJECT}{}", self.view.name(ty)?.name);
            node.calls.push(Call { package: self.own.clone(), name: name.into() });
            return Ok(Some(node));
        }
        if let Some(manual) = known.manual {
            if let Some(object) = &manual.object {
                node.calls.push(object.clone());
                return Ok(Some(node));
            }
            if let Some(base) = &manual.base {
                node.calls.push(base.call.clone());
                if base.covers.clone().map_err(Trouble::Finding)? {
                    return Ok(Some(node));
                }
            }
            node.calls.extend(manual.additional.iter().cloned());
        }
        if !self.building.borrow_mut().insert(known.id) {
            return Ok(None);
        }
        let children = self.children(ty);
        self.building.borrow_mut().remove(&known.id);
        node.children = children?;
        Ok((!node.children.is_empty() || !node.calls.is_empty()).then_some(node))
    }

    fn children(&self, ty: TypeId) -> Result<Vec<Node>, Trouble> {
        Ok(match self.view.kind(ty)? {
            Kind::Pointer => {
                let child = self.view.elem(ty)?.map(|elem| self.build(elem, false)).transpose()?.flatten();
                child.map(|child| Node { pointer: true, ..child }).into_iter().collect()
            }
            kind @ (Kind::Slice | Kind::Array | Kind::Map) => {
                let Some(elem) = self.view.elem(ty)? else { return Ok(Vec::new()) };
                let access = if kind == Kind::Map { Access::Key } else { Access::Index };
                let found = self.findings.borrow().len();
                let built = self.build(elem, false)?;
                if kind == Kind::Map {
                    // What is below the values of a map is not written, so it need not be writable.
                    let mut findings = self.findings.borrow_mut();
                    let below = findings.split_off(found);
                    findings.extend(below.into_iter().filter(|finding| finding.code != &codes::UNWRITABLE_DEFAULT));
                }
                let child = match built {
                    Some(child) => {
                        let pointer =
                            child.pointer || access == Access::Index && self.view.kind(elem)? == Kind::Pointer;
                        Some(Node { pointer, ..child })
                    }
                    None => self.default_of_element(elem)?,
                };
                child.map(|child| Node { access, ..child }).into_iter().collect()
            }
            Kind::Struct => {
                self.sound(ty)?;
                let mut children = Vec::new();
                for member in self.view.members(ty)? {
                    match self.member(ty, member) {
                        Ok(child) => children.extend(child),
                        Err(Trouble::Finding(finding)) => self.findings.borrow_mut().push(*finding),
                        Err(Trouble::Stop(stop)) => {
                            let mut pending = false;
                            note(stop, Some(member.span), &mut self.findings.borrow_mut(), &mut pending);
                            self.pending.set(self.pending.get() || pending);
                        }
                    }
                }
                children
            }
            Kind::Alias => self.build(self.cx.universe.underlying(ty)?, false)?.into_iter().collect(),
            Kind::Builtin | Kind::Interface | Kind::Chan | Kind::Func | Kind::TypeParam | Kind::Unsupported => {
                Vec::new()
            }
        })
    }

    /// Refuses a struct of which every value would hold another one: Go calls it invalid.
    fn sound(&self, ty: TypeId) -> Result<(), Stop> {
        let Some(decl) = self.view.decl(ty)? else { return Ok(()) };
        if self.sound.borrow_mut().insert(decl)
            && let Some(within) = self.cx.universe.contains_itself(decl)?
        {
            self.sound.borrow_mut().remove(&decl);
            return Err(Stop::Unresolved(Box::new(within)));
        }
        Ok(())
    }

    fn member(&self, of: TypeId, member: &Field) -> Result<Option<Node>, Trouble> {
        let child = self.build(member.ty, false)?;
        let (package, docs) = self.member_docs(member, self.home(of)?);
        let marker = self.tags.default(package, &docs.closest)?;
        // A constant without a package is looked for where the struct is declared; where there is a tree already upstream
        // looks where the field's type is.
        let home = if child.is_some() { member.ty } else { of };
        let field = DefaultOf { ty: member.ty, tag: &member.tag, package, marker, home };
        let default = self.default(field)?;
        Ok(child
            .or_else(|| default.is_some().then(|| Node { default_only: true, ..Node::default() }))
            .map(|child| Node { field: Some(member.name.clone()), default, ..child }))
    }

    /// The node of an element whose type has a default in its own comment.
    fn default_of_element(&self, elem: TypeId) -> Result<Option<Node>, Trouble> {
        let (package, docs) = self.docs(elem)?.unwrap_or((PackageId::BUILTIN, Docs::default()));
        let marker = self.tags.default(package, &docs.closest)?;
        let field = DefaultOf { ty: elem, tag: "", package, marker, home: elem };
        let default = self.default(field)?;
        Ok(default.map(|default| Node { default: Some(default), default_only: true, ..Node::default() }))
    }

    /// What aliases and pointers lead to, and through how many pointers.
    pub(super) fn resolved(&self, mut ty: TypeId) -> Result<(TypeId, usize), Stop> {
        let mut depth = 0;
        for _ in 0..MAX_CHAIN {
            match (self.view.kind(ty)?, self.view.elem(ty)?) {
                (Kind::Alias, _) => ty = self.cx.universe.underlying(ty)?,
                // `type P *P` leads to itself, and upstream takes that for the end.
                (Kind::Pointer, Some(elem)) if elem == ty => return Ok((ty, depth + 1)),
                (Kind::Pointer, Some(elem)) => (ty, depth) = (elem, depth + 1),
                _ => return Ok((ty, depth)),
            }
        }
        Err(endless(&self.view.name(ty)?))
    }
}

/// Pointers to pointers before a type is called endless.
const MAX_CHAIN: usize = 100;

/// A type of pointers that never end.
fn endless(name: &Name) -> Stop {
    Stop::Unresolved(Box::new(Unresolved {
        message: format!("{name} is a pointer without end"),
        span: None,
        help: Some("let it refer to itself through a struct".to_owned()),
    }))
}
