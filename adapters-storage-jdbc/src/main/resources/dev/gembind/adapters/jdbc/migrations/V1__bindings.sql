-- Users, bindings, link attempts, sessions, API keys and the audit log.
-- ${bytewise} makes texts sort and compare by their bytes, whatever the database's own language is.
-- ${stored} is how the engine spells a generated column that is kept.

CREATE TABLE gembind_users (
    id VARCHAR ${bytewise} PRIMARY KEY,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- "reserves" is null for unlinked bindings, and nulls never clash in a unique index.
CREATE TABLE gembind_bindings (
    id VARCHAR ${bytewise} PRIMARY KEY,
    user_id VARCHAR ${bytewise} NOT NULL,
    platform VARCHAR ${bytewise} NOT NULL,
    account VARCHAR ${bytewise} NOT NULL,
    handle VARCHAR NOT NULL,
    status VARCHAR ${bytewise} NOT NULL,
    method VARCHAR ${bytewise} NOT NULL,
    bound_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    reserves SMALLINT GENERATED ALWAYS AS (CASE WHEN status = 'UNLINKED' THEN NULL ELSE 1 END) ${stored}
);
CREATE UNIQUE INDEX gembind_bindings_account ON gembind_bindings (account, platform, reserves);
CREATE UNIQUE INDEX gembind_bindings_user ON gembind_bindings (user_id, platform, reserves);

CREATE TABLE gembind_link_attempts (
    id VARCHAR ${bytewise} PRIMARY KEY,
    purpose VARCHAR ${bytewise} NOT NULL,
    user_id VARCHAR ${bytewise},
    platform VARCHAR ${bytewise} NOT NULL,
    method VARCHAR ${bytewise} NOT NULL,
    token_hash VARCHAR ${bytewise} NOT NULL,
    code_hash VARCHAR ${bytewise},
    browser_hash VARCHAR ${bytewise},
    state VARCHAR ${bytewise} NOT NULL,
    account VARCHAR ${bytewise},
    handle VARCHAR,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE UNIQUE INDEX gembind_link_attempts_token ON gembind_link_attempts (token_hash);
CREATE UNIQUE INDEX gembind_link_attempts_code ON gembind_link_attempts (code_hash);
CREATE INDEX gembind_link_attempts_user ON gembind_link_attempts (user_id, platform);
CREATE INDEX gembind_link_attempts_expiry ON gembind_link_attempts (expires_at);

CREATE TABLE gembind_sessions (
    token_hash VARCHAR ${bytewise} PRIMARY KEY,
    user_id VARCHAR ${bytewise} NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX gembind_sessions_user ON gembind_sessions (user_id, created_at);
CREATE INDEX gembind_sessions_expiry ON gembind_sessions (expires_at);

CREATE TABLE gembind_api_keys (
    id VARCHAR ${bytewise} PRIMARY KEY,
    name VARCHAR NOT NULL,
    scopes VARCHAR ${bytewise} NOT NULL,
    secret_hash VARCHAR ${bytewise} NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP(6) WITH TIME ZONE
);

-- "position" tells the order in which events were added, which their times need not.
CREATE TABLE gembind_audit (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id VARCHAR ${bytewise} NOT NULL,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    type VARCHAR NOT NULL,
    user_id VARCHAR ${bytewise},
    platform VARCHAR ${bytewise},
    account_hash VARCHAR,
    attempt VARCHAR,
    detail VARCHAR,
    actor VARCHAR NOT NULL,
    ip_prefix VARCHAR,
    request_id VARCHAR
);
CREATE UNIQUE INDEX gembind_audit_id ON gembind_audit (id);
