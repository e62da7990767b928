package io.github.qms4j.training;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.training.CourseContent.Conferral;
import io.github.qms4j.training.CourseContent.Material;
import io.github.qms4j.training.QuestionBankContent.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a draft must say. Everything that is wrong is told at once. */
final class ContentRules {
    static final int MAX_TEXT = 2_000;
    private static final int MAX_MONTHS = 120;
    private static final int MAX_DAYS = 366;
    private static final int MAX_ATTEMPTS = 10;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final List<Violation> violations = new ArrayList<>();

    private ContentRules() {}

    /** @throws InvalidInputException listing everything that is wrong */
    static <C extends Record> C check(String subject, C content) {
        ContentRules rules = new ContentRules();
        if (content instanceof CourseContent course) {
            rules.course(course);
        } else if (content instanceof CurriculumContent curriculum) {
            rules.curriculum(curriculum);
        } else if (content instanceof QuestionBankContent bank) {
            rules.bank(bank);
        }
        if (!rules.violations.isEmpty()) {
            throw new InvalidInputException(subject, rules.violations);
        }
        return content;
    }

    private void course(CourseContent course) {
        text("title", course.title());
        for (int i = 0; i < course.objectives().size(); i++) {
            text("objectives[" + i + "]", course.objectives().get(i));
        }
        for (int i = 0; i < course.materials().size(); i++) {
            Material material = course.materials().get(i);
            text("materials[" + i + "].name", material.name());
            hash("materials[" + i + "].sha256", material.sha256());
        }
        for (int i = 0; i < course.subjects().size(); i++) {
            hash("subjects[" + i + "].contentHash", course.subjects().get(i).contentHash());
        }
        check(
                course.subjects().stream()
                                .map(s -> s.type() + " " + s.id())
                                .distinct()
                                .count()
                        == course.subjects().size(),
                "subjects",
                course.subjects(),
                "names a subject at two versions",
                "name the version that is to be learnt");
        check(
                !course.proofs().contains(Proof.READING) || !course.subjects().isEmpty(),
                "subjects",
                "",
                "names nothing to be read",
                "name the document to be read, at its version");
        check(!course.proofs().isEmpty(), "proofs", "", "are none", "say what shows that it was taken");
        check(
                course.proofs().contains(Proof.ASSESSMENT) == (course.examination() != null),
                "examination",
                course.examination(),
                "stands without the proof ASSESSMENT, or that without an examination",
                "give both or none");
        examination(course.examination());
        signOff(course);
        recertification(course.recertification());
    }

    private void examination(@Nullable Examination examination) {
        if (examination == null) {
            return;
        }
        check(
                examination.questions() > 0,
                "examination.questions",
                examination.questions(),
                "asks nothing",
                "ask at least one question");
        check(
                examination.passMark().signum() > 0 && examination.passMark().compareTo(BigDecimal.valueOf(100)) <= 0,
                "examination.passMark",
                examination.passMark(),
                "is not above 0 and at most 100 percent",
                "choose a pass mark such as 80");
        range("examination.attempts", examination.attempts(), 1, MAX_ATTEMPTS);
    }

    private void signOff(CourseContent course) {
        Conferral conferral = course.conferral();
        if (conferral != null) {
            text("conferral.competence", conferral.competence());
            check(
                    conferral.competence().indexOf('/') < 0,
                    "conferral.competence",
                    conferral.competence(),
                    "has a slash, behind which an action names a level",
                    "choose a name without one");
        }
        if (course.proofs().contains(Proof.SIGN_OFF)) {
            check(
                    conferral != null && conferral.level() != Level.EXPERT,
                    "conferral",
                    conferral == null ? "" : conferral.level(),
                    "leaves nobody who stands higher to sign off",
                    "confer a competence below EXPERT, or leave out the sign-off");
        }
    }

    private void recertification(Recertification again) {
        range("recertification.warningDays", again.warningDays(), 0, MAX_DAYS);
        range("recertification.graceDays", again.graceDays(), 0, MAX_DAYS);
        switch (again.rhythm()) {
            case AFTER_MONTHS -> range("recertification.months", again.months(), 1, MAX_MONTHS);
            case IN_WINDOW -> {
                range("recertification.windowFrom", again.windowFrom(), 1, 12);
                range("recertification.windowUntil", again.windowUntil(), Math.max(1, again.windowFrom()), 12);
            }
            case NEVER -> {}
        }
    }

    private void curriculum(CurriculumContent curriculum) {
        text("title", curriculum.title());
        try {
            PersonIds.check("an owner", curriculum.owner());
        } catch (IllegalArgumentException e) {
            violations.add(new Violation("owner", curriculum.owner(), "cannot be a person", "name who answers for it"));
        }
        check(!curriculum.scopes().isEmpty(), "scopes", "", "applies to nobody", "say whom it is for");
        for (int i = 0; i < curriculum.scopes().size(); i++) {
            text("scopes[" + i + "]", curriculum.scopes().get(i).id());
        }
        check(!curriculum.items().isEmpty(), "items", "", "demands no course", "name at least one");
        Set<CourseId> seen = new HashSet<>();
        for (int i = 0; i < curriculum.items().size(); i++) {
            CurriculumContent.Item item = curriculum.items().get(i);
            check(
                    seen.add(item.course()),
                    "items[" + i + "]",
                    item.course(),
                    "is named twice",
                    "name each course once");
            range("items[" + i + "].withinDays", item.withinDays(), 0, MAX_DAYS);
        }
    }

    private void bank(QuestionBankContent bank) {
        text("title", bank.title());
        check(!bank.questions().isEmpty(), "questions", "", "asks nothing", "add a question");
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < bank.questions().size(); i++) {
            Question question = bank.questions().get(i);
            String place = "questions[" + i + "]";
            text(place + ".key", question.key());
            check(keys.add(question.key()), place + ".key", question.key(), "is used twice", "give each its own");
            text(place + ".text", question.text());
            check(
                    question.options().size() >= 2,
                    place + ".options",
                    question.options(),
                    "leaves no choice",
                    "give at least two options");
            check(
                    !question.right().isEmpty()
                            && question.right().stream()
                                    .allMatch(r ->
                                            r >= 0 && r < question.options().size()),
                    place + ".right",
                    question.right(),
                    "is not the index of an option",
                    "name the right options by their index from 0");
        }
    }

    private void text(String place, String text) {
        check(
                !text.isBlank() && text.length() <= MAX_TEXT,
                place,
                text,
                "is blank or longer than " + MAX_TEXT + " characters",
                "give a text");
    }

    private void hash(String place, String hash) {
        check(SHA_256.matcher(hash).matches(), place, hash, "is no SHA-256", "give 64 lower-case hexadecimal digits");
    }

    private void range(String place, int value, int least, int most) {
        check(
                value >= least && value <= most,
                place,
                value,
                "is not from " + least + " to " + most,
                "choose a number in that range");
    }

    private void check(boolean isGood, String place, @Nullable Object value, String rule, String remedy) {
        if (!isGood) {
            violations.add(new Violation(place, String.valueOf(value), rule, remedy));
        }
    }
}
