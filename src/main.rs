//! Starts the program in the page.

fn main() {
    tandem::browser::panic::end_the_session_on_panic();
    tandem::ui::mount();
}
