package dev.gembind.adapters.jdbc;

/** An engine whose reads may take long. */
record LongReads(JdbcEngine engine) implements JdbcEngine {
    @Override
    public <T> T write(Work<T> work) {
        return engine.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return engine.scan(work);
    }

    @Override
    public boolean isShared() {
        return engine.isShared();
    }

    @Override
    public void close() {
        engine.close();
    }
}
