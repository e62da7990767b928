package io.github.qms4j.practice;

import java.util.Locale;

/** In which capacity somebody authorises changes (ITIL 4, change authority); each is a person of its own. */
public enum ChangeAuthority {
    /** Answers for the service: a service manager. */
    SERVICE,
    /** Answers for the technology: an IT manager. */
    TECHNICAL,
    /** Answers for quality: a quality manager or compliance. */
    QUALITY;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
