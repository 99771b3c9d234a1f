//! Writes a file the way the register does: Windows-1252, CRLF, every cell quoted.

use super::row::{Layout, Row};
use anyhow::Context;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use encoding_rs::WINDOWS_1252;
use std::fs::File;
use std::path::Path;
use std::rc::Rc;

pub struct Table {
    writer: Writer<File>,
}

impl Table {
    /// Starts the file with its header row.
    pub fn create(path: &Path, layout: &Rc<Layout>) -> anyhow::Result<Self> {
        let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut writer = WriterBuilder::new()
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .buffer_capacity(1 << 16)
            .from_writer(file);
        writer.write_record(&layout.columns)?;
        Ok(Self { writer })
    }

    pub fn write(&mut self, row: &Row) -> anyhow::Result<()> {
        for cell in row.cells() {
            let (bytes, _, _) = WINDOWS_1252.encode(cell);
            self.writer.write_field(bytes)?;
        }
        // An empty record after the fields ends the row.
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.writer.flush()?)
    }
}
