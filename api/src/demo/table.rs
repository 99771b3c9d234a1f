//! Writes a file the way the register does, or the way those do who save its files again.

use super::row::{Layout, Row};
use anyhow::Context;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use encoding_rs::WINDOWS_1252;
use std::fs::File;
use std::io::Write;
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
    /// Windows-1252, CRLF, quoted where it must be.
    Inspectorate,
    /// UTF-8 that says so at its beginning, LF, quoted where it must be.
    Census,
}

pub struct Table {
    writer: Writer<File>,
    form: Form,
}

impl Table {
    /// Starts the file with its header row.
    pub fn create(path: &Path, layout: &Rc<Layout>, form: Form) -> anyhow::Result<Self> {
        Self::create_under(&[], path, layout, form)
    }

    /// Starts the file with titles, which a spreadsheet writes as rows of which one cell is filled, and its header row.
    pub fn create_under(titles: &[String], path: &Path, layout: &Rc<Layout>, form: Form) -> anyhow::Result<Self> {
        let mut file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        if form == Form::Census {
            file.write_all("\u{feff}".as_bytes())?;
        }
        let (quotes, terminator) = match form {
            Form::Register => (QuoteStyle::Always, Terminator::CRLF),
            Form::Links => (QuoteStyle::NonNumeric, Terminator::CRLF),
            Form::Inspectorate => (QuoteStyle::Necessary, Terminator::CRLF),
            Form::Resaved | Form::Census => (QuoteStyle::Necessary, Terminator::Any(b'\n')),
        };
        let mut writer =
            WriterBuilder::new().quote_style(quotes).terminator(terminator).buffer_capacity(1 << 16).from_writer(file);
        for title in titles {
            let blanks = std::iter::repeat_n("", layout.columns.len() - 1);
            writer.write_record(std::iter::once(title.as_str()).chain(blanks))?;
        }
        writer.write_record(&layout.columns)?;
        Ok(Self { writer, form })
    }

    pub fn write(&mut self, row: &Row) -> anyhow::Result<()> {
        for cell in row.cells() {
            match self.form {
                Form::Resaved | Form::Census => self.writer.write_field(cell)?,
                Form::Register | Form::Links | Form::Inspectorate => {
                    self.writer.write_field(WINDOWS_1252.encode(cell).0)?;
                }
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
