//! How much a document may ask for. Serves whoever configures the service: every field can be a setting.

/// The most that a document may have of each thing. A document exactly at a limit passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text. Bounds every other cost of reading it.
    pub bytes: usize,
    /// Lexical tokens, as the GraphQL specification counts them: white space, commas and comments are free,
    /// so that laying a document out for people does not cost it its place.
    pub tokens: usize,
    /// Braces, brackets and parentheses open at once; and selection sets inside one another once fragments are
    /// put in their places, since validators walk those recursively.
    pub nesting: usize,
    /// Lists and objects inside one another in a value, and lists in a variable's type.
    pub value_nesting: usize,
    /// Operations in the document. Each is validated by itself, with the fragments it reaches.
    pub operations: usize,
    /// Fragments defined in the document.
    pub fragments: usize,
    /// Fields, spreads and inline fragments of all operations, with every spread replaced by what it stands for.
    pub selections: usize,
    /// Argument values of all operations, list items and object fields each counted, with spreads replaced likewise.
    pub values: usize,
    /// Fields at the root of one operation, with spreads replaced.
    pub root_fields: usize,
    /// Aliases in one operation, with spreads replaced.
    pub aliases: usize,
    /// Directives in one place: on a field, a fragment, an operation or a variable.
    pub directives: usize,
    /// Fields inside fields, through fragments. What lies under `__schema` and `__type` is counted apart.
    pub depth: usize,
    /// Fields inside fields under `__schema` or `__type`, which are the first of them.
    pub introspection_depth: usize,
    /// Lists of fields, interfaces, possible types or input fields inside one another under `__schema` or `__type`.
    /// Each multiplies the answer by the size of a type.
    pub introspection_lists: usize,
    /// Objects that one operation can have in its reply: the sizes of its pages multiplied, each object counted.
    pub objects: usize,
    /// Values in the variables of a request, list items and object fields each counted.
    pub variable_values: usize,
    /// Problems reported for one document; the rest are dropped.
    pub problems: usize,
    /// Characters of one problem's message.
    pub message: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024,
            tokens: 5_000,
            nesting: 64,
            value_nesting: 32,
            operations: 50,
            fragments: 100,
            selections: 5_000,
            values: 20_000,
            root_fields: 50,
            aliases: 100,
            directives: 10,
            depth: 12,
            introspection_depth: 20,
            introspection_lists: 2,
            objects: 100_000,
            variable_values: 5_000,
            problems: 20,
            message: 300,
        }
    }
}
