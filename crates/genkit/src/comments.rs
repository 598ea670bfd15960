//! Which comment belongs to what: by lines above the identifier, as upstream's generators see it.

use std::sync::OnceLock;

use diag::FileId;
use gosyn::CommentGroup;
use gosyn::ast::File;
use gotypes::{Basic, DeclId, DeclKind, PackageId, Stop, Type, TypeId, Universe};
use memchr::memchr;
use rustc_hash::FxHashMap;

use crate::compat::Profile;
use crate::marker::Line;

/// The comments above a declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The group that ends on the line above the identifier.
    pub closest: Vec<Line>,
    /// The group that ends two lines above that group, or above the identifier if there is none.
    pub second: Vec<Line>,
}

impl Docs {
    /// Second closest, then closest: the order in which upstream looks for most markers.
    #[must_use]
    pub fn both(&self) -> Vec<Line> {
        [self.second.clone(), self.closest.clone()].concat()
    }

    /// The comments above the identifier at `offset` of `file`; only the lines that can be markers.
    #[must_use]
    pub fn above(file: &File, offset: u32) -> Self {
        let [closest, second] = groups(file, offset);
        let lines = |group: Option<&CommentGroup>| {
            let Some(group) = group.filter(|group| may_mark(file, group)) else { return Vec::new() };
            let text = file.comments.text_where(group, &file.source, may_begin_marker);
            lines_of(&text, group, |line| line.trim_start_matches([' ', '\t']).starts_with('+'))
        };
        Self { closest: lines(closest), second: lines(second) }
    }

    /// The comments above the identifier at `offset` of `file`, whatever they hold.
    #[must_use]
    pub fn all_above(file: &File, offset: u32) -> Self {
        let [closest, second] = groups(file, offset);
        let lines = |group: Option<&CommentGroup>| group.map(|group| lines(file, group)).unwrap_or_default();
        Self { closest: lines(closest), second: lines(second) }
    }
}

/// The closest and the second closest group above the identifier at `offset`.
fn groups(file: &File, offset: u32) -> [Option<&CommentGroup>; 2] {
    // Both stand before the identifier, and hardly anything between.
    let before = file.comments.before(offset);
    let line = file.line_behind(before.last(), offset);
    let ending = |line: Option<u32>| {
        let line = line?;
        before.iter().rev().find(|group| group.end_line <= line).filter(|group| group.end_line == line)
    };
    let closest = ending(line.checked_sub(1));
    let anchor = closest.map_or(line, |group| group.start_line);
    [closest, ending(anchor.checked_sub(2))]
}

/// Whether a group can hold a marker at all; most cannot, and their text need not be put together.
fn may_mark(file: &File, group: &CommentGroup) -> bool {
    let bytes = file.source.get(group.span.start as usize..group.span.end as usize);
    bytes.is_some_and(|bytes| memchr(b'+', bytes).is_some())
}

/// Whether a line of a comment can be a marker: of `//` there is one, and it begins with a plus.
fn may_begin_marker(comment: &[u8]) -> bool {
    match comment.strip_prefix(b"//") {
        Some(line) => line.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r')) == Some(&b'+'),
        None => true,
    }
}

/// The defined type that an alias leads to, as far as it is one of a requested package; no other package is looked at.
fn requested_target(universe: &Universe, alias: DeclId, requested: &[PackageId]) -> Result<Option<DeclId>, Stop> {
    let mut decl = alias;
    for _ in 0..MAX_ALIASES {
        if !requested.contains(&universe.decl_package(decl)) {
            return Ok(None);
        }
        let declared = universe.decl(decl)?;
        match (declared.kind, universe.ty(declared.rhs)) {
            (DeclKind::Defined, _) => return Ok(Some(decl)),
            (DeclKind::Alias, Type::Named { decl: next, .. }) => decl = *next,
            (DeclKind::Alias, _) => return Ok(None),
        }
    }
    Ok(None)
}

/// Aliases of aliases before a chain is called endless; real ones have one or two.
const MAX_ALIASES: usize = 100;

/// The lines of a group's text; none where it is empty.
fn lines(file: &File, group: &CommentGroup) -> Vec<Line> {
    lines_of(&file.comments.text(group, &file.source), group, |_| true)
}

/// The lines of a text of a group that are `wanted`.
fn lines_of(text: &str, group: &CommentGroup, wanted: impl Fn(&str) -> bool) -> Vec<Line> {
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        return Vec::new();
    }
    let lines = text.split('\n').filter(|line| wanted(line));
    lines.map(|line| Line { text: line.to_owned(), group: group.span }).collect()
}

/// The lines that carry a package's markers: all comments of the file `doc.go`, wherever they stand.
#[must_use]
pub fn package_lines(universe: &Universe, package: PackageId) -> Vec<Line> {
    let Some(package) = universe.loaded(package) else { return Vec::new() };
    let Some(doc) = package.files.iter().zip(&package.file_names).find(|(_, name)| *name == "doc.go") else {
        return Vec::new();
    };
    doc.0.comments.iter().filter(|group| may_mark(doc.0, group)).flat_map(|group| lines(doc.0, group)).collect()
}

/// The comments of type declarations, with the rule by which a Go alias of a type takes part.
#[derive(Clone, Debug, Default)]
pub struct TypeComments {
    scanned: Vec<PackageId>,
    aliases: FxHashMap<DeclId, Vec<Alias>>,
    alias_wins: bool,
    /// Aliases of what no requested package defines, such as `type Text = string`; none if nothing stands above any of them.
    unowned: Vec<(DeclId, Alias)>,
    /// These by what they name, found when somebody asks.
    named: OnceLock<FxHashMap<TypeId, Vec<Alias>>>,
}

/// The type that stands for others of the same name in upstream's view.
fn as_upstream(universe: &Universe, ty: TypeId) -> TypeId {
    match universe.ty(ty) {
        Type::Basic(Basic::Int8 | Basic::Uint8) => universe.predeclared("byte").unwrap_or(ty),
        _ => ty,
    }
}

#[derive(Clone, Copy, Debug)]
struct Alias {
    package: PackageId,
    file: FileId,
    offset: u32,
    /// Whether upstream processes the alias after the type that it names.
    later: bool,
}

impl TypeComments {
    /// Those of the `requested` packages, which must be sorted by import path; their aliases are found here.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where an alias leads to a package that is not loaded.
    pub fn new(universe: &Universe, requested: &[PackageId], profile: &Profile) -> Result<Self, Stop> {
        let (aliases, alias_wins) = (FxHashMap::default(), profile.alias_comment_wins);
        let mut found = Self { scanned: requested.to_vec(), aliases, alias_wins, ..Self::default() };
        let mut pending = false;
        for &id in requested {
            let Some(package) = universe.loaded(id) else { continue };
            let mut specs: Vec<_> = package
                .files
                .iter()
                .flat_map(|file| file.types.iter().filter(|spec| spec.alias).map(move |spec| (file, spec)))
                .collect();
            specs.sort_by_key(|(_, spec)| &spec.name.name);
            for (file, spec) in specs {
                let own = universe.decl_id(id, &spec.name.name);
                let decl = match requested_target(universe, own, requested) {
                    Ok(Some(decl)) => decl,
                    Err(Stop::Pending) => {
                        pending = true;
                        continue;
                    }
                    Ok(None) => {
                        let alias = Alias { package: id, file: file.id, offset: spec.name.span.start, later: true };
                        found.unowned.push((own, alias));
                        continue;
                    }
                    Err(Stop::Unresolved(_)) => continue,
                };
                let place = |package: PackageId, name: &str| (universe.path(package).clone(), name.to_owned());
                let own = place(universe.decl_package(decl), universe.decl_name(decl));
                let later = place(id, &spec.name.name) > own;
                let alias = Alias { package: id, file: file.id, offset: spec.name.span.start, later };
                found.aliases.entry(decl).or_default().push(alias);
            }
        }
        let speaks = |(_, alias): &(DeclId, Alias)| {
            let file = universe.file(alias.package, alias.file);
            file.is_some_and(|file| Docs::above(file, alias.offset) != Docs::default())
        };
        if !found.unowned.iter().any(speaks) {
            found.unowned.clear();
        }
        if pending { Err(Stop::Pending) } else { Ok(found) }
    }

    /// Whether a type that no requested package defines can have comments, those of Go aliases.
    #[must_use]
    pub fn has_unowned(&self) -> bool {
        !self.unowned.is_empty()
    }

    /// The comments of a type that no requested package defines, and the package whose aliases speak of it: upstream gives
    /// the comments of `type Text = string` to `string`.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where an alias leads to a package that is not loaded.
    pub fn of_unowned(&self, universe: &Universe, ty: TypeId) -> Result<Option<(PackageId, Docs)>, Stop> {
        if self.unowned.is_empty() {
            return Ok(None);
        }
        let named = match self.named.get() {
            Some(named) => named,
            None => {
                let named = self.what_unowned_name(universe)?;
                self.named.get_or_init(|| named)
            }
        };
        let Some(aliases) = named.get(&as_upstream(universe, universe.unalias(ty)?)) else { return Ok(None) };
        let speaking: Vec<(PackageId, Docs)> = aliases
            .iter()
            .filter_map(|alias| {
                Some((alias.package, Docs::all_above(universe.file(alias.package, alias.file)?, alias.offset)))
            })
            .collect();
        // Before 0.35 each alias puts its comments in place of those before, be it none at all.
        let mut speaking = speaking.into_iter();
        Ok(if self.alias_wins { speaking.next_back() } else { speaking.find(|(_, docs)| !docs.closest.is_empty()) })
    }

    fn what_unowned_name(&self, universe: &Universe) -> Result<FxHashMap<TypeId, Vec<Alias>>, Stop> {
        let mut named: FxHashMap<TypeId, Vec<Alias>> = FxHashMap::default();
        let mut pending = false;
        for &(decl, alias) in &self.unowned {
            match universe.unalias(universe.named(decl)) {
                Ok(ty) => named.entry(as_upstream(universe, ty)).or_default().push(alias),
                Err(stop) => pending |= stop == Stop::Pending,
            }
        }
        if pending { Err(Stop::Pending) } else { Ok(named) }
    }

    /// Whether the comments of the types of a package count.
    #[must_use]
    pub fn covers(&self, package: PackageId) -> bool {
        self.scanned.contains(&package)
    }

    /// Whether other comments than those in the type's own file can count for it: a Go alias names it.
    #[must_use]
    pub fn has_alias(&self, decl: DeclId) -> bool {
        self.aliases.contains_key(&decl)
    }

    /// The comments that count for a declared type; a type of any other package than those requested has none.
    ///
    /// # Errors
    ///
    /// As [`Universe::spec`].
    pub fn of(&self, universe: &Universe, decl: DeclId) -> Result<Docs, Stop> {
        self.read(universe, decl, Docs::above)
    }

    /// The same with all lines, whether or not they can be markers.
    ///
    /// # Errors
    ///
    /// As [`TypeComments::of`].
    pub fn text_of(&self, universe: &Universe, decl: DeclId) -> Result<Docs, Stop> {
        self.read(universe, decl, Docs::all_above)
    }

    fn read(&self, universe: &Universe, decl: DeclId, above: fn(&File, u32) -> Docs) -> Result<Docs, Stop> {
        if !self.covers(universe.decl_package(decl)) {
            return Ok(Docs::default());
        }
        let (_, file, spec) = universe.spec(decl)?;
        debug_assert!(!spec.alias, "aliases are followed first");
        let Some(aliases) = self.aliases.get(&decl) else { return Ok(above(file, spec.name.span.start)) };
        let own = Docs::all_above(file, spec.name.span.start);
        let docs = |alias: &Alias| {
            let file = universe.file(alias.package, alias.file);
            file.map(|file| Docs::all_above(file, alias.offset)).unwrap_or_default()
        };
        if self.alias_wins {
            return Ok(aliases.iter().rev().find(|alias| alias.later).map_or(own, docs));
        }
        let first = |own: Vec<Line>, part: fn(Docs) -> Vec<Line>| {
            if own.is_empty() {
                aliases.iter().map(|alias| part(docs(alias))).find(|lines| !lines.is_empty()).unwrap_or_default()
            } else {
                own
            }
        };
        Ok(Docs { closest: first(own.closest, |docs| docs.closest), second: first(own.second, |docs| docs.second) })
    }
}
