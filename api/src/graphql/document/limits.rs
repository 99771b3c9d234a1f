//! How much a document may ask for. Serves whoever configures the service: every field can be a setting.

/// The most that a document may have of each thing. A document exactly at a limit passes.
#[derive(clap::Args, Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text. Bounds every other cost of reading it.
    #[arg(long = "max-document-bytes", env = "MAX_DOCUMENT_BYTES", default_value_t = 64 * 1024)]
    pub bytes: usize,
    /// Lexical tokens, as the GraphQL specification counts them: white space, commas and comments are free,
    /// so that laying a document out for people does not cost it its place.
    #[arg(long = "max-tokens", env = "MAX_TOKENS", default_value_t = 5_000)]
    pub tokens: usize,
    /// Braces, brackets and parentheses open at once; and selection sets inside one another once fragments are
    /// put in their places, since validators walk those recursively.
    #[arg(long = "max-nesting", env = "MAX_NESTING", default_value_t = 64)]
    pub nesting: usize,
    /// Lists and objects inside one another in a value, and lists in a variable's type.
    #[arg(long = "max-value-nesting", env = "MAX_VALUE_NESTING", default_value_t = 32)]
    pub value_nesting: usize,
    /// Operations in the document. Each is validated by itself, with the fragments it reaches.
    #[arg(long = "max-operations", env = "MAX_OPERATIONS", default_value_t = 50)]
    pub operations: usize,
    /// Fragments defined in the document.
    #[arg(long = "max-fragments", env = "MAX_FRAGMENTS", default_value_t = 100)]
    pub fragments: usize,
    /// Fields, spreads and inline fragments of all operations, with every spread replaced by what it stands for.
    #[arg(long = "max-selections", env = "MAX_SELECTIONS", default_value_t = 5_000)]
    pub selections: usize,
    /// Argument values of all operations, list items and object fields each counted, with spreads replaced likewise.
    #[arg(long = "max-values", env = "MAX_VALUES", default_value_t = 20_000)]
    pub values: usize,
    /// Fields at the root of one operation, with spreads replaced.
    #[arg(long = "max-root-fields", env = "MAX_ROOT_FIELDS", default_value_t = 50)]
    pub root_fields: usize,
    /// Aliases in one operation, with spreads replaced.
    #[arg(long = "max-aliases", env = "MAX_ALIASES", default_value_t = 100)]
    pub aliases: usize,
    /// Directives in one place: on a field, a fragment, an operation or a variable.
    #[arg(long = "max-directives", env = "MAX_DIRECTIVES", default_value_t = 10)]
    pub directives: usize,
    /// Fields inside fields, through fragments. What lies under `__schema` and `__type` is counted apart.
    #[arg(long = "max-depth", env = "MAX_DEPTH", default_value_t = 12)]
    pub depth: usize,
    /// Fields inside fields under `__schema` or `__type`, which are the first of them.
    #[arg(long = "max-introspection-depth", env = "MAX_INTROSPECTION_DEPTH", default_value_t = 20)]
    pub introspection_depth: usize,
    /// Lists of fields, interfaces, possible types or input fields inside one another under `__schema` or `__type`.
    /// Each multiplies the answer by the size of a type.
    #[arg(long = "max-introspection-lists", env = "MAX_INTROSPECTION_LISTS", default_value_t = 2)]
    pub introspection_lists: usize,
    /// Objects that one operation can have in its reply: the sizes of its pages multiplied, each object counted.
    #[arg(long = "max-objects", env = "MAX_OBJECTS", default_value_t = 100_000)]
    pub objects: usize,
    /// Points that one operation can cost: a point is a hundred fields of its reply, with its pages multiplied.
    #[arg(long = "max-cost", env = "MAX_COST", default_value_t = 10_000)]
    pub cost: usize,
    /// Values in the variables of a request, list items and object fields each counted.
    #[arg(long = "max-variable-values", env = "MAX_VARIABLE_VALUES", default_value_t = 5_000)]
    pub variable_values: usize,
    /// Problems reported for one document; the rest are dropped.
    #[arg(long = "max-problems", env = "MAX_PROBLEMS", default_value_t = 20)]
    pub problems: usize,
    /// Characters of one problem's message.
    #[arg(long = "max-message", env = "MAX_MESSAGE", default_value_t = 300)]
    pub message: usize,
}

impl Default for Limits {
    /// What holds where nothing is set.
    fn default() -> Self {
        #[derive(clap::Parser)]
        struct Unset {
            #[command(flatten)]
            limits: Limits,
        }
        <Unset as clap::Parser>::parse_from([""]).limits
    }
}
