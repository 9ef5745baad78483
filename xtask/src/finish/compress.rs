//! Compressed copies beside the files, so that no host has to make them.

use std::{path::Path, process::Command};

use super::{extension, files};
use crate::{bundle::complete, failure::Failure, project::Project};

/// Run by Node, whose own library has both formats. A copy that saves nothing is not written.
const SCRIPT: &str = r#"
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const copies = { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: 9 }) };
  for (const [kind, copy] of Object.entries(copies)) {
    if (copy.length < bytes.length) writeFileSync(`${file}.${kind}`, copy);
  }
}
"#;

/// Writes `.br` and `.gz` beside every file that such a copy makes smaller.
pub fn beside_each_file(project: &Project, folder: &Path) -> Result<(), Failure> {
    let mut node = Command::new("node");
    node.current_dir(&project.root).args(["--input-type=module", "--eval", SCRIPT, "--"]);
    node.args(files(folder)?.iter().filter(|path| ships(path)).map(|path| folder.join(path)));
    complete(node, "Node could not compress the build")
}

/// Whether browsers fetch the file, and it is not compressed already.
fn ships(path: &str) -> bool {
    let text = ["html", "css", "js", "mjs", "wasm", "svg", "json", "webmanifest", "txt"];
    text.contains(&extension(path)) && !path.starts_with("hosting/")
}
