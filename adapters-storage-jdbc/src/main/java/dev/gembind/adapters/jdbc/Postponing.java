package dev.gembind.adapters.jdbc;

/** How the last changes of a transaction reach PostgreSQL, when nothing but its commit comes after them. */
enum Postponing {
    /** In one message, which has the commit too. */
    WITH_COMMIT,
    /** In one message, before that of the commit. */
    BEFORE_COMMIT,
    /** Each by itself, when it is made. */
    NEVER
}
