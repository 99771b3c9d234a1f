//! Tells the program which sources it was made of, so that it knows what another version of it has read.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash as _, Hasher as _},
    io,
    path::Path,
};

/// Whatever bears on how a file becomes rows, from this package's folder.
const SOURCES: [&str; 4] = ["src", "../entity/src", "../migration/src", "../Cargo.lock"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for path in SOURCES {
        println!("cargo::rerun-if-changed={path}");
        take(Path::new(path), &mut hasher)?;
    }
    println!("cargo::rustc-env=SOURCES_DIGEST={:016x}", hasher.finish());
    Ok(())
}

fn take(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_file() {
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    entries.iter().try_for_each(|entry| take(entry, hasher))
}
