package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.Report;

/** What every printed page bears at its foot beside its number: organisation, number and revision. */
final class PageFooter {
    private PageFooter() {}

    static String css(Report report) {
        Identification identification = report.identification();
        if (identification == null) {
            return "";
        }
        String text = identification.organisation() + " · " + identification.number() + " · revision "
                + identification.revision() + " · " + report.standing();
        return "\n@page { @bottom-left { content: \"" + escaped(text) + "\"; font: 9pt sans-serif; } }\n";
    }

    /** Letters, digits and blanks as they are, all else as a CSS escape: no text ends the string or the element. */
    private static String escaped(String text) {
        StringBuilder css = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || point == ' ') {
                css.appendCodePoint(point);
            } else {
                css.append('\\').append(Integer.toHexString(point)).append(' ');
            }
        });
        return css.toString();
    }
}
