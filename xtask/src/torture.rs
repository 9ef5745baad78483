//! Killing a browser in the middle of typing, and counting what it had called saved.

use crate::{
    chromium::Chromium, failure::Failure, program::Program, project::Project, server::Server,
};

/// Serves `dist`, kills `chromium` on it `kills` times, and says whether nothing was lost.
pub fn run(
    project: &Project,
    chromium: Result<&Chromium, &Failure>,
    kills: u32,
) -> Result<bool, Failure> {
    let chromium = chromium.map_err(|failure| Failure::new(failure.to_string()))?;
    let server = Server::bind(&project.dist(), 0)?;
    let address = server.address().to_owned();
    server.serve_in_background();
    let printed = Program::new(project, "node")
        .args(["tests/torture.mjs", &*address, &*kills.to_string()])
        .env("TANDEM_CHROMIUM", &chromium.executable)
        .printed()?;
    println!("{}", printed.text.trim_end());
    Ok(printed.succeeded)
}
