package io.github.qms4j.solution;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment of a vendor found (rule SOL-1).
 *
 * @param verdict what they are from then on: {@code APPROVED}, {@code CONDITIONAL} or {@code FAILED}
 * @param risk what depends on them
 * @param questionnaire how much of the questionnaire was answered as it should be, in per cent
 * @param questionnaireReference where the answers are
 * @param audit the report of the audit; blank when there was none
 * @param rationale why this verdict
 * @param nextOn when they are evaluated anew; null for the latest day that risk and certificates allow
 */
public record VendorAssessment(
        VendorStatus verdict,
        VendorRisk risk,
        @DecimalMin("0") @DecimalMax("100") BigDecimal questionnaire,
        @NotBlank String questionnaireReference,
        String audit,
        @NotBlank @Size(max = VendorAssessment.MAX_TEXT) String rationale,
        @Nullable LocalDate nextOn) {
    /** The longest rationale, in characters. */
    public static final int MAX_TEXT = 5_000;

    public VendorAssessment {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(questionnaire, "questionnaire");
        Objects.requireNonNull(questionnaireReference, "questionnaireReference");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(rationale, "rationale");
    }

    /** By the questionnaire alone. */
    public static VendorAssessment of(
            VendorStatus verdict,
            VendorRisk risk,
            String questionnairePercent,
            String questionnaireReference,
            String rationale) {
        return new VendorAssessment(
                verdict, risk, new BigDecimal(questionnairePercent), questionnaireReference, "", rationale, null);
    }

    /** The same after an audit. */
    public VendorAssessment audited(String report) {
        return new VendorAssessment(verdict, risk, questionnaire, questionnaireReference, report, rationale, nextOn);
    }

    /** The same, to be repeated on a day earlier than the risk demands. */
    public VendorAssessment againOn(LocalDate day) {
        return new VendorAssessment(verdict, risk, questionnaire, questionnaireReference, audit, rationale, day);
    }
}
