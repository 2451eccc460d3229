package dev.pidmap.spec.check;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Histories of a correct map that is simulated here, without the contract. Each call goes through
 * its steps (begin, claim numbers, take effect, return) at random moments between those of others,
 * so the order of effects is one that every correct checker must admit.
 */
final class RandomHistories {
  /**
   * What to make.
   *
   * @param operations number of calls
   * @param overlap most calls in flight
   * @param depth level of the deepest namespace of the chain
   * @param pidMax numbers are below it, in each namespace
   * @param live about how many pids live at a time
   * @param started whether each namespace has an init from the beginning
   * @param queries weight, in percent, of calls other than allocate, release and find
   */
  record Shape(
      int operations, int overlap, int depth, int pidMax, int live, boolean started, int queries) {}

  private static final int IDLE = 0;
  private static final int BEGUN = 1;
  private static final int CLAIMED = 2;
  private static final int DONE = 3;

  private final Random random;
  private final Shape shape;
  private final History.Builder history;
  private final Space[] spaces;
  private final Worker[] workers;
  private final List<int[]> returned = new ArrayList<>();
  private final Map<Integer, int[]> numbersOf = new HashMap<>();
  private int nextOp;
  private int nextPid;

  /** The numbers of one namespace. */
  private static final class Space {
    final BitSet taken = new BitSet();
    final Map<Integer, Integer> live = new HashMap<>();
    int cursor = 1;
    boolean init;
  }

  private static final class Worker {
    int phase = IDLE;
    int op;
    Operation operation;
    Result result;
    int[] claimed;
  }

  private RandomHistories(long seed, Shape shape) {
    this.random = new Random(seed);
    this.shape = shape;
    spaces = new Space[shape.depth() + 1];
    workers = new Worker[shape.overlap()];
    List<Start.Namespace> namespaces = new ArrayList<>();
    List<Start.LivePid> pids = new ArrayList<>();
    for (int level = 0; level <= shape.depth(); level++) {
      spaces[level] = new Space();
      if (level > 0) {
        namespaces.add(new Start.Namespace(level, level - 1, Start.DEFAULT, Start.DEFAULT));
      }
      if (shape.started()) {
        List<Integer> numbers = new ArrayList<>();
        for (int l = 0; l <= level; l++) {
          int number = level - l + 1;
          numbers.add(number);
          spaces[l].taken.set(number);
          spaces[l].live.put(number, nextPid);
          spaces[l].init = true;
        }
        pids.add(new Start.LivePid(nextPid, level, numbers));
        numbersOf.put(nextPid++, numbers.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker();
    }
    Limits limits = new Limits(4, 2, shape.pidMax(), shape.pidMax(), 1);
    history =
        new History.Builder(
            Strength.ANY_FREE, limits, new Start(namespaces, pids), "simulated, seed " + seed);
  }

  /** A history of that shape, the same for the same seed. */
  static History generate(long seed, Shape shape) {
    return new RandomHistories(seed, shape).run();
  }

  private History run() {
    long t = 0;
    int working = 0;
    while (nextOp < shape.operations() || working > 0) {
      int index = random.nextInt(workers.length);
      Worker worker = workers[index];
      switch (worker.phase) {
        case IDLE -> {
          if (nextOp < shape.operations()) {
            worker.op = nextOp++;
            worker.operation = choose();
            worker.claimed = null;
            history.call(t++, worker.op, index, worker.operation);
            worker.phase = worker.operation instanceof Operation.Allocate ? BEGUN : CLAIMED;
            working++;
          }
        }
        case BEGUN -> {
          worker.result = claim(worker, (Operation.Allocate) worker.operation);
          worker.phase = worker.result == null ? CLAIMED : DONE;
        }
        case CLAIMED -> {
          worker.result = effect(worker);
          worker.phase = DONE;
        }
        default -> {
          if (worker.result instanceof Result.Failed && worker.claimed != null) {
            giveBack(worker.claimed);
          }
          history.ret(t++, worker.op, worker.result);
          if (worker.operation instanceof Operation.Allocate op
              && worker.result instanceof Result.Allocated) {
            returned.add(new int[] {op.pid()});
          }
          worker.phase = IDLE;
          working--;
        }
      }
    }
    return history.build();
  }

  private Operation choose() {
    int ns = random.nextInt(4) > 0 ? shape.depth() : random.nextInt(shape.depth() + 1);
    if (random.nextInt(100) < shape.queries()) {
      int number = 1 + random.nextInt(shape.pidMax());
      return switch (random.nextInt(4)) {
        case 0 -> new Operation.FindAtLeast(ns, number);
        case 1 -> new Operation.GetPidMax(ns);
        case 2 -> new Operation.ListLive(ns);
        default ->
            returned.isEmpty()
                ? new Operation.IsDrained(ns)
                : new Operation.NumberOf(returned.get(random.nextInt(returned.size()))[0], ns);
      };
    }
    int kind = random.nextInt(10);
    boolean many = returned.size() >= shape.live();
    if (kind < 2) {
      int number =
          random.nextBoolean() && !returned.isEmpty()
              ? last(numbersOf.get(returned.get(random.nextInt(returned.size()))[0]))
              : 1 + random.nextInt(shape.pidMax() - 1);
      return new Operation.Find(ns, number);
    }
    boolean release = !returned.isEmpty() && (many ? kind < 8 : kind < 5);
    if (release) {
      int at = random.nextInt(returned.size());
      int pid = returned.get(at)[0];
      if (random.nextInt(20) > 0) {
        Collections.swap(returned, at, returned.size() - 1);
        returned.remove(returned.size() - 1);
      }
      return new Operation.Release(pid);
    }
    List<Integer> setTid = new ArrayList<>();
    if (random.nextInt(10) == 0) {
      int count = 1 + random.nextInt(ns + 1);
      for (int i = 0; i < count; i++) {
        setTid.add(1 + random.nextInt(shape.pidMax() - 1));
      }
    }
    return new Operation.Allocate(0, ns, nextPid++, setTid, 0);
  }

  private static int last(int[] numbers) {
    return numbers[numbers.length - 1];
  }

  /** Claims from the innermost level outwards; null when all numbers were claimed. */
  private Result claim(Worker worker, Operation.Allocate op) {
    for (int level = op.ns(); level >= 0; level--) {
      int entry = op.ns() - level;
      if (entry < op.setTid().size() && op.setTid().get(entry) != 1 && !spaces[level].init) {
        return new Result.Failed(Errno.EINVAL, level);
      }
    }
    int[] claimed = new int[op.ns() + 1];
    worker.claimed = claimed;
    for (int level = op.ns(); level >= 0; level--) {
      Space space = spaces[level];
      int entry = op.ns() - level;
      boolean named = entry < op.setTid().size();
      if (named || !space.init) {
        int number = named ? op.setTid().get(entry) : 1;
        if (space.taken.get(number)) {
          return new Result.Failed(named ? Errno.EEXIST : Errno.EINVAL, level);
        }
        claimed[level] = number;
      } else {
        int from = space.cursor + random.nextInt(3);
        int number = space.taken.nextClearBit(from);
        if (number >= shape.pidMax()) {
          number = space.taken.nextClearBit(1);
        }
        if (number >= shape.pidMax()) {
          return new Result.Failed(Errno.EAGAIN, level);
        }
        space.cursor = number + 1;
        claimed[level] = number;
      }
      space.taken.set(claimed[level]);
    }
    return null;
  }

  private void giveBack(int[] numbers) {
    for (int level = 0; level < numbers.length; level++) {
      if (numbers[level] != 0) {
        spaces[level].taken.clear(numbers[level]);
      }
    }
  }

  private Result effect(Worker worker) {
    Operation operation = worker.operation;
    if (operation instanceof Operation.Allocate op) {
      List<Integer> numbers = new ArrayList<>();
      for (int level = 0; level < worker.claimed.length; level++) {
        int number = worker.claimed[level];
        numbers.add(number);
        spaces[level].live.put(number, op.pid());
        spaces[level].init |= number == 1;
      }
      numbersOf.put(op.pid(), worker.claimed);
      return Result.Allocated.of(numbers);
    } else if (operation instanceof Operation.Release op) {
      int[] numbers = numbersOf.get(op.pid());
      if (!Integer.valueOf(op.pid()).equals(spaces[0].live.get(numbers[0]))) {
        return Result.Failed.of(Errno.ESRCH);
      }
      for (int level = 0; level < numbers.length; level++) {
        spaces[level].live.remove(numbers[level]);
      }
      giveBack(numbers);
      return Result.Done.DONE;
    } else if (operation instanceof Operation.Find op) {
      return found(op.ns(), op.number());
    } else if (operation instanceof Operation.FindAtLeast op) {
      int least =
          spaces[op.ns()].live.keySet().stream()
              .mapToInt(Integer::intValue)
              .filter(n -> n >= op.number())
              .min()
              .orElse(0);
      return found(op.ns(), least);
    } else if (operation instanceof Operation.ListLive op) {
      List<Result.Found> all = new ArrayList<>();
      spaces[op.ns()].live.keySet().stream()
          .sorted()
          .forEach(n -> all.add((Result.Found) found(op.ns(), n)));
      return new Result.Listed(all);
    } else if (operation instanceof Operation.GetPidMax) {
      return new Result.Value(shape.pidMax());
    } else if (operation instanceof Operation.IsDrained) {
      return new Result.Value(0);
    } else if (operation instanceof Operation.NumberOf op) {
      int[] numbers = numbersOf.get(op.pid());
      return new Result.Value(op.ns() < numbers.length ? numbers[op.ns()] : 0);
    }
    throw new AssertionError(operation);
  }

  private Result found(int ns, int number) {
    Integer pid = spaces[ns].live.get(number);
    return pid == null ? Result.Absent.ABSENT : new Result.Found(pid, number);
  }
}
