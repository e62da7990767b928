package io.github.qms4j.document;

/** Where an acknowledgement stands. */
public enum AcknowledgementStatus {
    /** Asked for. */
    ASKED,
    /** Given. */
    ACKNOWLEDGED,
    /** Not asked for any more, such as from somebody who left. */
    EXCUSED,
    /** Not waited for any more: the text went out of use before it was acknowledged. */
    LAPSED
}
