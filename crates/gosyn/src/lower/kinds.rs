//! tree-sitter-go's node kinds as our own enum.
//!
//! Names are looked up once for the whole process; lowering matches on numbers.

use std::sync::LazyLock;

use tree_sitter::{Language, Node};

/// The grammar.
pub(super) static GO: LazyLock<Language> = LazyLock::new(|| tree_sitter_go::LANGUAGE.into());

macro_rules! kinds {
    ($($name:ident = $text:literal,)*) => {
        /// Node kinds that lowering tells apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Kind {
            /// Every other kind.
            Other,
            /// Text the parser could not read.
            Error,
            $(#[doc = $text] $name,)*
        }

        static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
            (0..GO.node_kind_count() as u16)
                .map(|id| match GO.node_kind_for_id(id) {
                    $(Some($text) => Kind::$name,)*
                    _ => Kind::Other,
                })
                .collect()
        });
    };
}

kinds! {
    ArgumentList = "argument_list",
    ArrayType = "array_type",
    BinaryExpression = "binary_expression",
    BlankIdentifier = "blank_identifier",
    CallExpression = "call_expression",
    ChannelType = "channel_type",
    CompositeLiteral = "composite_literal",
    ConstDeclaration = "const_declaration",
    ConstSpec = "const_spec",
    Dot = "dot",
    ExpressionList = "expression_list",
    False = "false",
    FieldDeclaration = "field_declaration",
    FieldDeclarationList = "field_declaration_list",
    FieldIdentifier = "field_identifier",
    FloatLiteral = "float_literal",
    FunctionDeclaration = "function_declaration",
    FunctionType = "function_type",
    GenericType = "generic_type",
    Identifier = "identifier",
    ImaginaryLiteral = "imaginary_literal",
    ImplicitLengthArrayType = "implicit_length_array_type",
    ImportDeclaration = "import_declaration",
    ImportSpec = "import_spec",
    ImportSpecList = "import_spec_list",
    IndexExpression = "index_expression",
    IntLiteral = "int_literal",
    InterfaceType = "interface_type",
    InterpretedString = "interpreted_string_literal",
    Iota = "iota",
    KeyedElement = "keyed_element",
    LiteralElement = "literal_element",
    LiteralValue = "literal_value",
    MapType = "map_type",
    MethodDeclaration = "method_declaration",
    MethodElem = "method_elem",
    NegatedType = "negated_type",
    Nil = "nil",
    PackageClause = "package_clause",
    PackageIdentifier = "package_identifier",
    ParameterDeclaration = "parameter_declaration",
    ParameterList = "parameter_list",
    ParenthesizedExpression = "parenthesized_expression",
    ParenthesizedType = "parenthesized_type",
    PointerType = "pointer_type",
    QualifiedType = "qualified_type",
    RawString = "raw_string_literal",
    RuneLiteral = "rune_literal",
    SelectorExpression = "selector_expression",
    SliceType = "slice_type",
    StructType = "struct_type",
    True = "true",
    TypeAlias = "type_alias",
    TypeArguments = "type_arguments",
    TypeConstraint = "type_constraint",
    TypeConversion = "type_conversion_expression",
    TypeDeclaration = "type_declaration",
    TypeElem = "type_elem",
    TypeIdentifier = "type_identifier",
    TypeInstantiation = "type_instantiation_expression",
    TypeParameterDeclaration = "type_parameter_declaration",
    TypeParameterList = "type_parameter_list",
    TypeSpec = "type_spec",
    UnaryExpression = "unary_expression",
    VarDeclaration = "var_declaration",
    VarSpec = "var_spec",
    VarSpecList = "var_spec_list",
    VariadicParameter = "variadic_parameter_declaration",
    Arrow = "<-",
    Assign = "=",
    Chan = "chan",
    Comma = ",",
    LParen = "(",
    LBrack = "[",
    Star = "*",
}

/// The kind of a node.
pub(super) fn kind(node: Node<'_>) -> Kind {
    let id = node.kind_id();
    if id == u16::MAX { Kind::Error } else { KINDS.get(id as usize).copied().unwrap_or(Kind::Other) }
}
