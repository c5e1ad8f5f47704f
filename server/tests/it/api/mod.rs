//! Requests to a running server.
