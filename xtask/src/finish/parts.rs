//! The program cut into what every page needs and a part for each page that can wait.
//!
//! The functions where it is cut are marked in `src/ui/parts.rs`. Cutting needs the program as it was
//! linked, before wasm-bindgen has been over it, and Trunk has no hook there: so this binds and
//! optimizes anew, and its files take the place of Trunk's.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::{
    put, read, read_text,
    sheet::{File, Sheet},
};
use crate::{failure::Failure, program::Program, project::Project, step::step};

/// The loader that the cutting writes, as the glue imports it.
const LOADER: &str = "./snippets/parts.js";
/// Features that every browser has which runs Tandem at all (ecosystem.md, section 2), as the
/// compiler uses them by itself.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The addresses of the parts that a page needs, by the name its function is marked with.
pub type Needs = BTreeMap<String, Vec<String>>;

/// Puts the start and the parts into `folder`, in place of the one program that Trunk left there,
/// and the parts into the build sheet of its page.
pub fn cut(project: &Project, folder: &Path, base: &str) -> Result<Needs, Failure> {
    let page = read_text(&folder.join("index.html"))?;
    let mut sheet = Sheet::of(&page)?;
    let within = |url: &str| folder.join(url.strip_prefix(base).unwrap_or(url));
    let (glue, program) = (within(&sheet.js.url), within(&sheet.wasm.url));
    let work = project.path("target/parts");
    if work.is_dir() {
        fs::remove_dir_all(&work).map_err(|error| Failure::at("remove", &work, &error))?;
    }

    let cut = step("cut the program in parts", || split(&linked(project), &work, &glue))?;
    bind(project, &work)?;
    put(&glue, with_one_loader(&read_text(&work.join("bound/start.js"))?))?;
    let loader = read_text(&work.join(LOADER))?;
    put(&folder.join(LOADER), with_our_fetch(&loader)?)?;
    step("wasm-opt", || {
        optimize(project, &work.join("bound/start_bg.wasm"), &program)?;
        for part in &cut.split_modules {
            let name = name_of(part)?;
            let file = format!("part-{}.wasm", name.trim_start_matches("split_"));
            optimize(project, part, &folder.join(&file))?;
            let url = format!("{base}{file}");
            sheet.parts.insert(name, File { url, integrity: String::new() });
        }
        Ok(())
    })?;
    put(&folder.join("index.html"), sheet.put_into(&page)?)?;
    let address = |name: String| sheet.parts.get(&name).map(|part| part.url.clone());
    let needs = |(page, names): (String, Vec<String>)| {
        (page, names.into_iter().filter_map(address).collect())
    };
    Ok(cut.prefetch_map.into_iter().map(needs).collect())
}

/// The program as it was linked.
fn linked(project: &Project) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.map_or_else(|| project.path("target"), |target| project.root.join(target));
    target.join("wasm32-unknown-unknown/release/tandem.wasm")
}

/// Writes the start, the parts and their loader into `work`.
fn split(linked: &Path, work: &Path, glue: &Path) -> Result<SplitWasm, Failure> {
    let program = read(linked)?;
    let start = work.join("start.wasm");
    let loader = work.join(LOADER);
    for folder in loader.parent().into_iter().chain([work]) {
        fs::create_dir_all(folder).map_err(|error| Failure::at("make", folder, &error))?;
    }
    let glue = glue.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let glue = format!("../{glue}");
    let mut options = Options::new(&program);
    options.output_dir = work;
    options.main_out_path = &start;
    options.link_name = LOADER;
    options.main_module = &glue;
    transform(options).map_err(|error| {
        Failure::new(format!("{} cannot be cut in parts: {error:#}", linked.display()))
    })
}

/// The program, said not to use references of the host: wasm-bindgen would give some functions of the
/// start another signature for them, which the parts go on calling by the old one.
fn without_references(mut program: Vec<u8>) -> Vec<u8> {
    let feature = b"+\x0freference-types";
    let place = program.windows(feature.len()).rposition(|window| window == feature);
    if let Some(sign) = place.and_then(|place| program.get_mut(place)) {
        *sign = b'-';
    }
    program
}

/// What JavaScript needs to start the program, in `bound`. The parts reach into the start by what the
/// linker exported.
fn bind(project: &Project, work: &Path) -> Result<(), Failure> {
    let start = work.join("start.wasm");
    put(&start, without_references(read(&start)?))?;
    Program::new(project, "wasm-bindgen")
        .args(["--target=web", "--no-typescript", "--keep-lld-exports", "--out-name=start"])
        .args([format!("--out-dir={}", work.join("bound").display())])
        .args([start])
        .run_quietly()
}

fn optimize(project: &Project, from: &Path, into: &Path) -> Result<(), Failure> {
    Program::at(project, &project.path("node_modules/.bin/wasm-opt"))
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .args([from.as_os_str(), "-o".as_ref(), into.as_os_str()])
        .run_quietly()
}

/// The glue, which hands the loader to the start once instead of once for each part.
fn with_one_loader(glue: &str) -> String {
    let given = format!("\"{LOADER}\": ");
    let mut is_given = false;
    let is_again = |line: &&str| {
        let gives = line.trim_start().starts_with(&given);
        !(gives && std::mem::replace(&mut is_given, true))
    };
    glue.split_inclusive('\n').filter(is_again).collect()
}

/// The name of a part, which its loader asks with.
fn name_of(part: &Path) -> Result<String, Failure> {
    let name = part.file_stem().and_then(|name| name.to_str());
    name.map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("{} is no name of a part", part.display())))
}

/// The loader, asking the page for each part by its name: the page knows the address and the digest
/// of this build's, where the loader would take whatever lies beside it.
fn with_our_fetch(loader: &str) -> Result<String, Failure> {
    let asked = loader.replace("fetch(srcUrl)", "window.tandemPart(srcUrl)");
    let mut pieces = asked.split("new URL(\"./");
    let mut ours = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece
            .split_once(".wasm\", import.meta.url)")
            .ok_or_else(|| Failure::new(format!("The loader of the parts names one by {piece}")))?;
        ours.push_str(&format!("\"{name}\"{rest}"));
    }
    if asked == loader || ours == asked {
        return Err(Failure::new(
            "The loader of the parts is not the one that xtask/src/finish/parts.rs knows",
        ));
    }
    Ok(ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_asked_for_by_its_name_and_fetched_by_the_page() {
        let loader = "const src = fetch(srcUrl);\n\
            const load = makeLoad(new URL(\"./split_levels.wasm\", import.meta.url), [a]);";

        assert_eq!(
            with_our_fetch(loader).unwrap(),
            "const src = window.tandemPart(srcUrl);\nconst load = makeLoad(\"split_levels\", [a]);"
        );
    }

    #[test]
    fn the_loader_is_handed_over_once() {
        let glue = "import * as a from \"./snippets/parts.js\"\nreturn {\n  \
            \"./snippets/parts.js\": a,\n  \"./snippets/parts.js\": b,\n};\n";

        let once = "import * as a from \"./snippets/parts.js\"\nreturn {\n  \
            \"./snippets/parts.js\": a,\n};\n";
        assert_eq!(with_one_loader(glue), once);
    }

    #[test]
    fn another_loader_stops_the_build() {
        for loader in ["const src = fetch(url);", "const src = fetch(srcUrl);"] {
            assert!(with_our_fetch(loader).is_err(), "{loader}");
        }
    }
}
