package dev.gembind.core.transfer;

import dev.gembind.core.GembindException;

/** After a copy the two sides differ. The target must not be used. */
public final class CopyDiffersException extends GembindException {
    private static final long serialVersionUID = 1L;

    CopyDiffersException(TableDigest source, TableDigest target) {
        super(
                "copy-differs",
                "table " + source.table() + " was copied with " + source.rows() + " rows and digest "
                        + source.sha256() + ", but the target has " + target.rows() + " rows and digest "
                        + target.sha256(),
                null);
    }
}
