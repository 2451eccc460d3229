package dev.pidmap.spec;

import static dev.pidmap.spec.Script.failed;
import static dev.pidmap.spec.Script.request;
import static dev.pidmap.spec.State.ROOT;

import org.junit.jupiter.api.Test;

/** Release and look-up. */
class LookUpTest {
  private static final Result ABSENT = Result.Absent.ABSENT;

  /** Pid 3 is 6 on the host and 1 inside namespace 5. */
  private final Script script =
      Script.small(8).create(ROOT, 5).create(ROOT, 6).alloc(ROOT, 1, 1).alloc(5, 3, 6, 1);

  @Test
  void findsLivePidsInEveryLevel() {
    script.expect(new Operation.Find(ROOT, 6), new Result.Found(3, 6));
    script.expect(new Operation.Find(5, 1), new Result.Found(3, 1));
    script.expect(new Operation.Find(5, 1), new Result.Found(Result.Found.UNKNOWN, 1));
    script.expect(new Operation.Find(5, 6), ABSENT).expect(new Operation.Find(6, 1), ABSENT);
    script.expect(new Operation.Find(5, 0), ABSENT).expect(new Operation.Find(5, -3), ABSENT);
    script.refuse(new Operation.Find(5, 1), ABSENT, "UniqueAcrossNamespaces");
    script.refuse(new Operation.Find(5, 1), new Result.Found(1, 1), "UniqueAcrossNamespaces");
    script.refuse(new Operation.Find(5, 1), new Result.Found(3, 6), "UniqueAcrossNamespaces");
    script.refuse(new Operation.Find(5, 2), new Result.Found(3, 2), "UniqueAcrossNamespaces");
    script.refuse(new Operation.Find(9, 1), ABSENT, "Contract: namespace 9 does not exist");
  }

  @Test
  void findsNoReleasedPid() {
    script.release(3).expect(new Operation.Find(5, 1), ABSENT);
    script.refuse(new Operation.Find(5, 1), new Result.Found(3, 1), "UniqueAcrossNamespaces");
    script.refuse(new Operation.Find(ROOT, 6), new Result.Found(-1, 6), "UniqueAcrossNamespaces");
  }

  @Test
  void findsTheLeastAtOrAfter() {
    script.expect(new Operation.FindAtLeast(ROOT, 2), new Result.Found(3, 6));
    script.expect(new Operation.FindAtLeast(ROOT, 6), new Result.Found(3, 6));
    script.expect(new Operation.FindAtLeast(ROOT, 7), ABSENT);
    script.expect(new Operation.FindAtLeast(ROOT, -1), new Result.Found(1, 1));
    script.refuse(new Operation.FindAtLeast(ROOT, 1), new Result.Found(3, 6), "UniqueAcross");
    script.refuse(new Operation.FindAtLeast(ROOT, 6), ABSENT, "UniqueAcross");
    script.refuse(new Operation.FindAtLeast(ROOT, 7), new Result.Found(3, 6), "UniqueAcross");
  }

  @Test
  void aPidIsReleasedOnce() {
    script.refuse(new Operation.Release(3), failed(Errno.ESRCH), "Contract");
    script.release(3).expect(new Operation.Release(3), failed(Errno.ESRCH));
    script.refuse(new Operation.Release(3), Result.Done.DONE, "Contract");
    script.refuse(new Operation.Release(4), Result.Done.DONE, "Contract: pid 4 was not allocated");
  }

  @Test
  void numbersNeverChange() {
    for (int round = 0; round < 2; round++) {
      script.expect(new Operation.NumberOf(3, ROOT), new Result.Value(6));
      script.expect(new Operation.NumberOf(3, 5), new Result.Value(1));
      script.expect(new Operation.NumberOf(3, 6), new Result.Value(0));
      script.expect(new Operation.NumberOf(1, 5), new Result.Value(0));
      script.refuse(new Operation.NumberOf(3, 5), new Result.Value(6), "Contract");
      if (round == 0) {
        script.release(3).expect(request(ROOT, 4, 6), Script.numbers(6));
      }
    }
  }

  @Test
  void namespacesAreCreatedOnceInAnExistingOne() {
    Result done = Result.Done.DONE;
    script.refuse(new Operation.CreateNamespace(ROOT, 5), done, "Contract: namespace 5 exists");
    script.refuse(new Operation.CreateNamespace(8, 9), done, "Contract: namespace 8 does not");
    script.expect(new Operation.GetPidMax(5), new Result.Value(64));
    script.refuse(new Operation.GetPidMax(5), new Result.Value(8), "Contract");
  }

  /** The words of a refusal, as a report shows them. */
  @Test
  void whatIsSaidOfAWrongAnswer() {
    String held =
        "UniqueAcrossNamespaces: find 1 in ns 5 answered absent, but number 1 of namespace";
    script.refuse(new Operation.Find(5, 1), ABSENT, held + " 5 is held by pid 3");
    script.refuse(
        new Operation.Find(5, 2),
        new Result.Found(3, 2),
        "UniqueAcrossNamespaces: find 2 in ns 5 answered pid 3 with number 2, but nobody is there");
    script.refuse(
        new Operation.GetPidMax(5), new Result.Value(8), "Contract: get_pid_max ns 5 answers 64");
    script.refuse(
        new Operation.Find(5, 1), new Result.Value(3), "Contract: find 1 in ns 5 cannot answer 3");
    script.refuse(
        request(ROOT, 9, 6, 6), Script.numbers(6), "Contract: 2 requested numbers are too many");
  }
}
