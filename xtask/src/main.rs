//! The commands of the project: `cargo xtask serve`, `cargo xtask test` and their parts.
#![allow(clippy::print_stdout, reason = "a command speaks through the terminal")]
#![allow(clippy::disallowed_methods, reason = "commands run natively, where a clock exists")]

use std::{
    env,
    net::{Ipv4Addr, TcpListener},
    process::ExitCode,
};

use arguments::Order;
use failure::Failure;
use project::Project;
use server::Server;
use step::step;

mod arguments;
mod bundle;
mod chromium;
mod content;
mod doctor;
mod failure;
mod finish;
mod measure;
mod program;
mod project;
mod server;
mod step;
mod test;
mod tools;
mod torture;
mod trunk;
mod version;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = arguments::order(&arguments)
        .and_then(|order| Project::find().map(|project| (project, order)))
        .and_then(|(project, order)| carry_out(&project, order));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Carries `order` out and says whether all went well.
fn carry_out(project: &Project, order: Order) -> Result<bool, Failure> {
    match order {
        Order::Help => println!("{}", arguments::HELP),
        Order::Setup => step("setup", || tools::setup(project))?,
        Order::Doctor => doctor::examine(project)?,
        Order::Content => content(project)?,
        Order::Build => build(project)?,
        Order::Dev { port } => {
            tools::setup(project)?;
            trunk::serve(project, port)?;
        }
        Order::Finish => step("finish", || finish::run(project))?,
        Order::Measure => measure::run(project)?,
        Order::Serve { port } => serve(project, port)?,
        Order::Torture { kills } => {
            build(project)?;
            return torture::run(project, chromium::ensure(project).as_ref(), kills);
        }
        Order::Test(extent) => return Ok(test::run(project, extent)),
    }
    Ok(true)
}

fn build(project: &Project) -> Result<(), Failure> {
    tools::setup(project)?;
    trunk::build(project)
}

fn content(project: &Project) -> Result<(), Failure> {
    tools::for_content(project)?;
    step("content", || {
        let problems = content::check(project)?.problems;
        if !problems.is_empty() {
            return Err(Failure::new(problems.join("\n")));
        }
        content::prepare(project)
    })?;
    step("style", || bundle::run(project))
}

/// Builds and serves, until the person ends it.
fn serve(project: &Project, port: Option<u16>) -> Result<(), Failure> {
    build(project)?;
    let server = Server::bind(&project.dist(), port.unwrap_or_else(usual_port))?;
    println!("Tandem is served from dist until you press Ctrl-C, at");
    println!("{}", server.address());
    server.serve();
    Ok(())
}

/// 8080, or the next port that is free.
fn usual_port() -> u16 {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    (8080..8180).find(is_free).unwrap_or_default()
}
