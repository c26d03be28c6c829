import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF. Arguments: a flavour such as "3a" or "ua1", then files.
 * Prints one line a failed rule: file, clause-test number, how often, and the rule's message, divided by tabs; last "done" and the number
 * of files. Anything that goes wrong ends the run with a stack trace, so that silence is never taken for success.
 */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("Unknown flavour: " + arguments[0]);
        }
        for (int index = 1; index < arguments.length; index++) {
            report(arguments[index], flavour);
        }
        System.out.println("done\t" + (arguments.length - 1));
    }

    private static void report(String path, PDFAFlavour flavour) throws Exception {
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    counts.merge(rule, 1, Integer::sum);
                    messages.putIfAbsent(rule, assertion.getMessage().replaceAll("\\s+", " ") + " @ " + assertion.getLocation().getContext());
                }
            }
            if (result.isCompliant() != counts.isEmpty()) {
                throw new IllegalStateException("The verdict and the assertions differ for " + path);
            }
            for (String rule : counts.keySet()) {
                System.out.println(path + "\t" + rule + "\t" + counts.get(rule) + "\t" + messages.get(rule));
            }
        }
    }
}
