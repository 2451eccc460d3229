package dev.pidmap.mutants;

import static dev.pidmap.mutants.Mutant.weakening;

import dev.pidmap.mutants.Accesses.Access;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The mutants that follow from the sources: each compare-and-set as a check and then a set, and
 * each access one step weaker. The map has no fences to leave out.
 */
final class Weakenings {
  private static final Map<String, String> WEAKER =
      Map.of(
          "getVolatile", "getAcquire",
          "getAcquire", "getOpaque",
          "getOpaque", "get",
          "setVolatile", "setRelease",
          "setRelease", "setOpaque",
          "setOpaque", "set");

  private final Accesses accesses;

  private Weakenings(Accesses accesses) {
    this.accesses = accesses;
  }

  /** The weakenings of the sources of the map in {@code sources}. */
  static List<Mutant> of(Path sources) {
    Weakenings weakenings = new Weakenings(new Accesses(sources));
    List<Mutant> mutants = new ArrayList<>();
    weakenings.accesses.all().forEach(access -> mutants.addAll(weakenings.of(access)));
    return mutants;
  }

  private List<Mutant> of(Access access) {
    return switch (access.mode()) {
      case "compareAndSet" ->
          List.of(checkThenSet(access), halfCas(access, "Acquire"), halfCas(access, "Release"));
      case "getAndAdd" ->
          List.of(readThenWrite(access), halfAdd(access, "Acquire"), halfAdd(access, "Release"));
      default -> List.of(oneStepWeaker(access));
    };
  }

  private static Mutant oneStepWeaker(Access access) {
    String weaker = WEAKER.get(access.mode());
    String how = weaker.length() == 3 ? "Plain" : weaker.substring(3);
    String name = access.word() + (weaker.startsWith("get") ? "Read" : "Set") + how;
    return ordering(name, access)
        .in(access.type(), access.call(), access.call(weaker, access.arguments()))
        .build();
  }

  private Mutant halfCas(Access access, String half) {
    String expected = access.arguments().get(access.arguments().size() - 2);
    String exchanged =
        "((%s) %s) == %s"
            .formatted(
                accesses.typeOf(access.handle()),
                access.call("compareAndExchange" + half, access.arguments()),
                expected);
    return ordering(access.word() + "Cas" + half, access)
        .in(access.type(), access.call(), exchanged)
        .build();
  }

  private static Mutant halfAdd(Access access, String half) {
    return ordering(access.word() + "Add" + half, access)
        .in(access.type(), access.call(), access.call("getAndAdd" + half, access.arguments()))
        .build();
  }

  private Mutant checkThenSet(Access access) {
    int size = access.arguments().size();
    List<String> place = access.arguments().subList(0, size - 2);
    List<String> written = new ArrayList<>(place);
    written.add(access.arguments().get(size - 1));
    return atomicity(access.word() + "CheckThenSet", access)
        .in(
            access.type(),
            access.statement(),
            "if (((%s) %s) != %s) { return false; } %s; return true;"
                .formatted(
                    accesses.typeOf(access.handle()),
                    access.call("getVolatile", place),
                    access.arguments().get(size - 2),
                    access.call("setVolatile", written)))
        .build();
  }

  private Mutant readThenWrite(Access access) {
    int size = access.arguments().size();
    List<String> place = access.arguments().subList(0, size - 1);
    String type = accesses.typeOf(access.handle());
    List<String> written = new ArrayList<>(place);
    written.add("was + " + access.arguments().get(size - 1));
    String read = "%s was = (%s) %s; ".formatted(type, type, access.call("getVolatile", place));
    String after = access.statement().replace("(" + type + ") " + access.call(), "was");
    return atomicity(access.word() + "ReadThenWrite", access)
        .in(
            access.type(),
            access.statement(),
            read + access.call("setVolatile", written) + "; " + after)
        .build();
  }

  private static Mutant.Builder ordering(String name, Access access) {
    return weakening(name)
        .breaks(
            Word.of(access.word()).invariant,
            "what stands around " + access.id() + " may be seen in another order");
  }

  private static Mutant.Builder atomicity(String name, Access access) {
    Word word = Word.of(access.word());
    return weakening(name).breaks(word.invariant, word.hazard);
  }
}
