'use strict';

/** A history on the page: its time line, and what is told of the call that is selected. */
class HistoryView {
  constructor(section) {
    this.section = section;
    this.data = JSON.parse(section.querySelector('script.data').textContent);
    this.data.order = this.data.calls.filter(call => call.place).sort((a, b) => a.place - b.place);
    this.errors = this.data.calls.filter(call => call.role === 'refused');
    this.detail = section.querySelector('.detail');
    this.line = new Timeline(
      this.data, section.querySelector('.timeline'), call => this.choose(call));
    section.querySelectorAll('[data-go]').forEach(button => button.addEventListener('click', () => {
      const [kind, back] = [button.dataset.go.startsWith('error'), button.dataset.go.endsWith('back')];
      this.step(kind ? this.errors : this.data.calls, back ? -1 : 1);
    }));
    this.select(this.errors.find(call => call.failing) || this.errors[0] || this.firstOverlap());
    // From here on an anchor leads to the time line, not to the row.
    section.querySelectorAll('.twin tr[id]').forEach(row => row.removeAttribute('id'));
    section.querySelectorAll('.scroll').forEach(rows => { rows.scrollTop = rows.scrollHeight; });
  }

  firstOverlap() {
    const calls = this.data.calls;
    const at = calls.findIndex((call, i) => i > 0 && call.from < calls[i - 1].to);
    return calls[Math.max(0, at)];
  }

  /** Selects a call because the reader asked for it: its anchor becomes the address. */
  choose(call) {
    HistoryView.current = this;
    this.select(call);
    history.replaceState(null, '', `#${this.data.prefix}${call.op}`);
  }

  step(calls, by) {
    if (calls.length === 0) {
      return;
    }
    const later = calls.findIndex(call => call.from > this.selected.from);
    const next = later < 0 ? calls.length : later;
    const earlier = calls.includes(this.selected) ? next - 2 : next - 1;
    this.choose(calls[((by > 0 ? next : earlier) + calls.length) % calls.length]);
  }

  select(call) {
    if (!call) {
      return;
    }
    this.selected = call;
    this.line.select(call);
    const lines = [
      el('h4', {}, `op ${call.op}, ${this.data.lanes[call.lane]}: ${call.call} → ${call.answer}`)];
    if (call.role === 'refused') {
      lines.push(el('p', {class: 'why'}, el('strong', {}, '✕ refused: '), call.why));
    } else if (call.place) {
      lines.push(el('p', {}, `Takes effect as number ${call.place} in the order.`));
    } else {
      lines.push(el('p', {}, `It has no place in the order: ${call.words}.`));
    }
    this.detail.replaceChildren(...lines, this.states(call));
  }

  states(call) {
    const out = el('div', {class: 'states'});
    if (call.place) {
      const before = PidState.after(this.data, call.place - 1);
      const after = PidState.after(this.data, call.place);
      out.append(el('div', {}, el('h5', {}, 'Before it'), before.draw(null, null, call.effect)),
        el('div', {}, el('h5', {}, 'After it; what it changed is outlined'), after.draw(before, null, call.effect)));
    } else {
      const end = PidState.after(this.data, Infinity);
      const after = (call.after || []).map(op => this.data.calls.find(other => other.op === op));
      after.filter(other => other && other.claim).forEach(other => end.apply(other.claim));
      const title = call.role !== 'refused' ? 'At the end of the order'
        : `Before it, ${after.length > 0 ? `with op ${call.after.join(' and op ')} in effect` : 'as far as an order reaches'}`;
      out.append(el('div', {}, el('h5', {}, title), end.draw(null, call.claim, call.claim)));
      if (call.role === 'refused') {
        out.append(el('div', {}, el('h5', {}, 'After it'),
          el('p', {}, 'There is no such state: the contract refuses the answer.')));
      }
    }
    return out;
  }

  find(anchor) {
    return this.data.calls.find(call => this.data.prefix + call.op === anchor);
  }
}

/** Sorts and filters the rows of the tables. */
function tables() {
  document.querySelectorAll('table.sortable').forEach(table => {
    new Tablesort(table);
    const bad = table.querySelector('tr.refused');
    if (bad) {
      const rows = table.closest('.scroll');
      rows.scrollTop = bad.offsetTop - rows.clientHeight / 2;
    }
  });
  document.querySelectorAll('[data-filter]').forEach(input => {
    const rows = [...document.getElementById(input.dataset.filter).tBodies[0].rows];
    const told = input.closest('.filter').querySelector('output');
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/);
      let shown = 0;
      rows.forEach(row => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every(word => text.includes(word));
        shown += row.hidden ? 0 : 1;
      });
      told.textContent = `${shown} of ${rows.length} rows`;
    });
  });
}

function start() {
  const views = [...document.querySelectorAll('section.history')].map(s => new HistoryView(s));
  tables();
  HistoryView.current = views[0];

  const follow = () => {
    for (const view of views) {
      const call = view.find(location.hash.slice(1));
      if (call) {
        HistoryView.current = view;
        view.select(call);
        view.section.querySelector('.tools').scrollIntoView({block: 'start'});
      }
    }
  };
  addEventListener('hashchange', follow);
  follow();

  const errors = by => {
    const failed = views.filter(view => view.errors.length > 0);
    if (failed.length === 0) {
      return;
    }
    const view = HistoryView.current;
    const at = view.errors.indexOf(view.selected) + by;
    if (failed.includes(view) && at >= 0 && at < view.errors.length) {
      view.choose(view.errors[at]);
      return;
    }
    const next = failed[(failed.indexOf(view) + by + failed.length) % failed.length];
    next.choose(next.errors[by > 0 ? 0 : next.errors.length - 1]);
    next.section.querySelector('.tools').scrollIntoView({block: 'nearest'});
  };
  const keys = {
    n: () => errors(1),
    p: () => errors(-1),
    j: () => HistoryView.current.step(HistoryView.current.data.calls, 1),
    k: () => HistoryView.current.step(HistoryView.current.data.calls, -1),
  };
  addEventListener('keydown', event => {
    const typing = event.target.closest('input') || event.ctrlKey || event.metaKey || event.altKey;
    if (!typing && HistoryView.current && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  addEventListener('beforeprint', () => {
    document.querySelectorAll('details').forEach(details => { details.open = true; });
  });
}

start();
