//! The register says most things twice, as a code and as a name.

/// A code and the name it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    pub code: &'static str,
    pub name: &'static str,
}

pub const fn code(code: &'static str, name: &'static str) -> Code {
    Code { code, name }
}

/// A code of an invented area, made while the world is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaCode {
    pub code: String,
    pub name: String,
}

/// Anything that fills a pair of columns.
pub trait Pair {
    fn code(&self) -> &str;
    fn name(&self) -> &str;
}

impl Pair for Code {
    fn code(&self) -> &str {
        self.code
    }
    fn name(&self) -> &str {
        self.name
    }
}

impl Pair for AreaCode {
    fn code(&self) -> &str {
        &self.code
    }
    fn name(&self) -> &str {
        &self.name
    }
}
