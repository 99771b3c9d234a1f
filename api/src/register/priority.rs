//! Letting requests go first.

/// How far the thread steps back, on Linux' scale from 0 to 19. Not to the end of it: a machine that is busy with
/// requests must still get a new register done.
#[cfg(target_os = "linux")]
const STEPS: i32 = 10;

/// Gives the other threads of the process precedence over this one and those that it starts. Linux can do so for a
/// thread; elsewhere all are equal.
pub fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, STEPS) {
        tracing::debug!(%error, "the register's thread has the priority of all others");
    }
}
