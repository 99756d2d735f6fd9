package dev.gembind.app.config;

/**
 * Where a value comes from.
 *
 * @param kind the sort of place
 * @param place which place exactly; empty when the kind says it all
 */
record Origin(Kind kind, String place) {
    /** The sorts of places. */
    enum Kind {
        DEFAULT("default"),
        FILE("file"),
        ENVIRONMENT("environment"),
        FLAG("flag"),
        SECRET_FILE("secret file");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");
    static final Origin ENVIRONMENT = new Origin(Kind.ENVIRONMENT, "");
    static final Origin FLAG = new Origin(Kind.FLAG, "");

    @Override
    public String toString() {
        return place.isEmpty() ? kind.words : kind.words + " " + place;
    }
}
