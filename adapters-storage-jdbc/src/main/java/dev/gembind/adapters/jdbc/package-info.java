/**
 * Storage in a relational database: PostgreSQL 14 or later, which several instances may share, or a file of H2 for one
 * process. {@link dev.gembind.adapters.jdbc.JdbcStorage} opens it; all rules live in core, each table in one class here.
 */
@NullMarked
package dev.gembind.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
