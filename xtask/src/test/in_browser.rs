//! The tests of `tests/in_browser.rs`, in a page of a real browser.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{count::Counts, told};
use crate::{
    chromium::Chromium,
    failure::Failure,
    program::{Printed, Program},
    project::Project,
    tools::WASM,
};

const RUNNER: &str = "wasm-bindgen-test-runner";
/// What the runner allows the tests in all; a slow machine is no failure.
const SECONDS_AT_MOST: &str = "600";

/// Compiles the tests and runs them in `chromium`: by its driver where it has one, otherwise in a
/// page that Playwright opens.
pub fn run(project: &Project, chromium: Result<&Chromium, &Failure>) -> Result<Counts, Failure> {
    let chromium = chromium.map_err(|failure| Failure::new(failure.to_string()))?;
    let tests = compiled(project)?;
    let printed = match &chromium.driver {
        Some(driver) => by_driver(project, &tests, chromium, driver)?,
        None => by_playwright(project, &tests, chromium)?,
    };
    Ok(told(&printed.text, printed.succeeded))
}

/// The wasm file with the tests.
fn compiled(project: &Project) -> Result<PathBuf, Failure> {
    // With `browser` alone, Leptos is not compiled a second time.
    let printed = Program::new(project, "cargo")
        .args(["test", "--locked", "--no-run", "--target", WASM])
        .args(["--features", "browser", "--test", "in_browser", "--message-format=json"])
        .printed()?;
    let messages = || printed.text.lines().filter_map(|line| serde_json::from_str(line).ok());
    if let (true, Some(file)) = (printed.succeeded, messages().find_map(|told| executable(&told))) {
        return Ok(file);
    }
    for message in messages() {
        if let Some(said) = message.pointer("/message/rendered").and_then(Value::as_str) {
            println!("{said}");
        }
    }
    Err(Failure::new("tests/in_browser.rs does not compile"))
}

fn executable(message: &Value) -> Option<PathBuf> {
    message.get("executable")?.as_str().map(PathBuf::from)
}

fn by_driver(
    project: &Project,
    tests: &Path,
    chromium: &Chromium,
    driver: &Path,
) -> Result<Printed, Failure> {
    runner(project, tests)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(project, chromium)?)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .printed()
}

fn runner(project: &Project, tests: &Path) -> Program {
    Program::new(project, RUNNER)
        .args([tests])
        // Without it the tests run in Node.js, and silently.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", SECONDS_AT_MOST)
}

/// A copy of webdriver.json that names this very browser.
fn capabilities(project: &Project, chromium: &Chromium) -> Result<PathBuf, Failure> {
    let source = project.path("webdriver.json");
    let text = fs::read_to_string(&source).map_err(|error| Failure::at("read", &source, &error))?;
    let mut capabilities: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("webdriver.json: {error}")))?;
    let options = capabilities
        .pointer_mut("/goog:chromeOptions")
        .and_then(Value::as_object_mut)
        .ok_or_else(|| Failure::new("webdriver.json holds no goog:chromeOptions"))?;
    options.insert("binary".to_owned(), json!(chromium.executable));

    let copy = project.path("target/webdriver.json");
    fs::create_dir_all(project.path("target"))
        .and_then(|()| fs::write(&copy, capabilities.to_string()))
        .map_err(|error| Failure::at("write", &copy, &error))?;
    Ok(copy)
}

/// Has the runner serve the tests and Playwright open them.
fn by_playwright(project: &Project, tests: &Path, chromium: &Chromium) -> Result<Printed, Failure> {
    let address = free_address()?;
    let mut server = runner(project, tests)
        .env("NO_HEADLESS", "1")
        .env("WASM_BINDGEN_TEST_ADDRESS", &address)
        .start()?;
    let is_serving = server.0.stdout.take().is_some_and(|stdout| {
        BufReader::new(stdout).lines().map_while(Result::ok).any(|line| line.contains(&address))
    });
    if !is_serving {
        return Err(Failure::new(format!("`{RUNNER}` ended before it served the tests")));
    }
    Program::new(project, "node")
        .args(["tests/visits/in_browser.mjs"])
        .env("TANDEM_ADDRESS", format!("http://{address}"))
        .env("TANDEM_CHROMIUM", &chromium.executable)
        .env("TANDEM_SECONDS_AT_MOST", SECONDS_AT_MOST)
        .printed()
}

fn free_address() -> Result<String, Failure> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.to_string())
        .map_err(|error| Failure::new(format!("No port is free on 127.0.0.1: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_tests_are_the_one_message_that_names_an_executable() {
        let library = json!({"reason": "compiler-artifact", "executable": null});
        let tests = json!({"reason": "compiler-artifact", "executable": "/t/in_browser-1.wasm"});

        assert_eq!(executable(&library), None);
        assert_eq!(executable(&tests), Some(PathBuf::from("/t/in_browser-1.wasm")));
    }
}
