//! Writes a file the way the register does, or the way those do who save its files again.

use super::row::{Layout, Row};
use anyhow::Context;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use encoding_rs::WINDOWS_1252;
use std::fs::File;
use std::path::Path;
use std::rc::Rc;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Windows-1252, CRLF, every cell quoted.
    Register,
    /// The same, but numbers are not quoted.
    Links,
    /// UTF-8, LF, quoted where it must be.
    Resaved,
}

pub struct Table {
    writer: Writer<File>,
    form: Form,
}

impl Table {
    /// Starts the file with its header row.
    pub fn create(path: &Path, layout: &Rc<Layout>, form: Form) -> anyhow::Result<Self> {
        let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        let (quotes, terminator) = match form {
            Form::Register => (QuoteStyle::Always, Terminator::CRLF),
            Form::Links => (QuoteStyle::NonNumeric, Terminator::CRLF),
            Form::Resaved => (QuoteStyle::Necessary, Terminator::Any(b'\n')),
        };
        let mut writer =
            WriterBuilder::new().quote_style(quotes).terminator(terminator).buffer_capacity(1 << 16).from_writer(file);
        writer.write_record(&layout.columns)?;
        Ok(Self { writer, form })
    }

    pub fn write(&mut self, row: &Row) -> anyhow::Result<()> {
        for cell in row.cells() {
            match self.form {
                Form::Resaved => self.writer.write_field(cell)?,
                Form::Register | Form::Links => self.writer.write_field(WINDOWS_1252.encode(cell).0)?,
            }
        }
        // An empty record after the fields ends the row.
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.writer.flush()?)
    }
}
