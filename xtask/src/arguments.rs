//! What the person typed after `cargo xtask`.

use crate::{failure::Failure, test::Extent};

pub const HELP: &str = "\
cargo xtask serve [--port N]   install what is missing, build the release, serve it
cargo xtask test [--quick]     install what is missing, run every test; --quick: no browser
cargo xtask dev [--port N]     the quick loop: a debug build that follows every change
cargo xtask build              install what is missing, build the release into dist
cargo xtask torture [--kills N]  kill a browser N times in the middle of typing, count what is lost
cargo xtask measure            the size of every shipped file, against the budgets
cargo xtask setup              install what is missing
cargo xtask doctor             say what is here and what is missing

Called by the build itself:
cargo xtask content            check content, bundle the style sheet
cargo xtask finish             minify, name by content, compress what Trunk built";

/// One command, with what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Help,
    Setup,
    Doctor,
    Content,
    Build,
    Finish,
    Measure,
    Serve { port: Option<u16> },
    Dev { port: Option<u16> },
    Torture { kills: u32 },
    Test(Extent),
}

/// The command in `arguments`; help when there is none.
///
/// # Errors
///
/// A command or an option that does not exist, or a port that is no number up to 65535.
pub fn order(arguments: &[String]) -> Result<Order, Failure> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => Ok(Order::Help),
        ["setup"] => Ok(Order::Setup),
        ["doctor"] => Ok(Order::Doctor),
        ["content"] => Ok(Order::Content),
        ["build"] => Ok(Order::Build),
        ["finish"] => Ok(Order::Finish),
        ["measure"] => Ok(Order::Measure),
        ["serve", options @ ..] => Ok(Order::Serve { port: port(options)? }),
        ["dev", options @ ..] => Ok(Order::Dev { port: port(options)? }),
        ["torture"] => Ok(Order::Torture { kills: USUAL_KILLS }),
        ["torture", "--kills", number] => Ok(Order::Torture { kills: kills(number)? }),
        ["test"] => Ok(Order::Test(Extent::Whole)),
        ["test", "--quick"] => Ok(Order::Test(Extent::Quick)),
        _ => Err(unknown(&words)),
    }
}

fn port(options: &[&str]) -> Result<Option<u16>, Failure> {
    match options {
        [] => Ok(None),
        ["--port", number] => number
            .parse()
            .map(Some)
            .map_err(|_| Failure::new(format!("{number} is no port; use a number up to 65535"))),
        _ => Err(unknown(options)),
    }
}

/// How often a test run kills the browser.
pub const USUAL_KILLS: u32 = 20;

fn kills(number: &str) -> Result<u32, Failure> {
    let kills = number.parse().ok().filter(|kills| *kills > 0);
    kills.ok_or_else(|| Failure::new(format!("{number} is no number of kills; use 1 or more")))
}

fn unknown(words: &[&str]) -> Failure {
    Failure::new(format!("There is no `{}`. There is:\n\n{HELP}", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Order, Failure> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        order(&arguments)
    }

    #[test]
    fn every_command_of_the_help_is_understood() {
        let commands = HELP.lines().filter_map(|line| line.strip_prefix("cargo xtask "));
        for command in commands {
            let name = command.split_whitespace().next().unwrap();

            assert!(typed(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_port_is_taken_by_the_commands_that_serve() {
        assert_eq!(typed("serve --port 9000"), Ok(Order::Serve { port: Some(9000) }));
        assert_eq!(typed("dev"), Ok(Order::Dev { port: None }));
        assert!(typed("serve --port 70000").is_err());
        assert_eq!(typed("torture --kills 200"), Ok(Order::Torture { kills: 200 }));
        assert!(typed("torture --kills 0").is_err());
    }

    #[test]
    fn what_does_not_exist_is_answered_with_what_does() {
        let said = typed("test --fast").unwrap_err().to_string();

        assert!(said.starts_with("There is no `test --fast`."), "{said}");
        assert!(said.contains("cargo xtask serve"), "{said}");
    }
}
