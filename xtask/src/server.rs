//! The finished build on 127.0.0.1, with the headers that a good host sends.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use crate::failure::Failure;

mod answer;
mod request;
mod resolve;

use answer::Answer;
use request::Request;

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: u64 = 32 * 1024;
/// How long an open connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// A bound address with a folder behind it.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: String,
    dist: PathBuf,
}

impl Server {
    /// Takes `port` of 127.0.0.1, or any free one for 0.
    ///
    /// # Errors
    ///
    /// Where there is no finished build in `dist`, or the port is taken.
    pub fn bind(dist: &Path, port: u16) -> Result<Server, Failure> {
        if !dist.join("404.html").is_file() {
            return Err(Failure::new(format!(
                "There is no finished build in {}: run `cargo xtask build`",
                dist.display()
            )));
        }
        let trouble = |error| Failure::new(format!("Cannot listen on 127.0.0.1:{port}: {error}"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(trouble)?;
        let bound = listener.local_addr().map_err(trouble)?;
        Ok(Server { listener, address: format!("http://{bound}"), dist: dist.to_path_buf() })
    }

    /// Where the build is served: `http://127.0.0.1:8080`, without a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Answers until the program is ended.
    pub fn serve(self) {
        for connection in self.listener.incoming() {
            let dist = self.dist.clone();
            match connection {
                // A visitor who leaves in the middle is nobody's trouble.
                Ok(connection) => drop(thread::spawn(move || attend(&connection, &dist))),
                Err(error) => eprintln!("A connection was lost: {error}"),
            }
        }
    }

    /// Answers in a thread of its own, as long as the program runs.
    pub fn serve_in_background(self) {
        thread::spawn(move || self.serve());
    }
}

/// Answers one connection until its visitor leaves, is silent for too long, or sends what
/// cannot be read.
fn attend(connection: &TcpStream, dist: &Path) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection);
    loop {
        let head = read_head(&mut reader)?;
        if head.is_empty() {
            return Ok(());
        }
        let request = Request::read(&head);
        let stays = request.as_ref().is_some_and(|request| request.stays);
        let answer =
            request.map_or_else(Answer::not_understood, |request| Answer::to(&request, dist));
        let mut connection = connection;
        connection.write_all(&answer.as_bytes(stays))?;
        if !stays {
            return Ok(());
        }
    }
}

/// The lines up to the first empty one; nothing where the visitor has left.
fn read_head(reader: &mut BufReader<&TcpStream>) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut limited = reader.by_ref().take(LONGEST_HEAD);
    while limited.read_until(b'\n', &mut bytes)? > 0 {
        if bytes.ends_with(b"\r\n\r\n") {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(address: &str, request: &str) -> String {
        let mut connection = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn two_requests_on_one_connection_are_both_answered() {
        let dist = answer::tests::a_build("two-requests");
        let server = Server::bind(&dist, 0).unwrap();
        let address = server.address().to_owned();
        server.serve_in_background();

        let answers =
            ask(&address, "GET / HTTP/1.1\r\n\r\nHEAD /roi HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2);
    }

    #[test]
    fn a_folder_without_a_finished_build_is_not_served() {
        let failure = Server::bind(Path::new("no-such-folder"), 0).unwrap_err();

        assert!(failure.to_string().contains("run `cargo xtask build`"));
    }
}
