const rows = [...document.querySelectorAll('main .row:not(.heads)')];
const texts = rows.map(row => row.textContent.toLowerCase());
const filter = document.getElementById('filter');
const faults = document.getElementById('faults');
const heads = [...document.querySelectorAll('.heads .lane')];
rows.forEach(row => row.style.setProperty('--lane', row.dataset.lane || 1));

function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, at) => {
    const isFault = row.classList.contains('fault');
    const lane = row.dataset.lane ? heads[row.dataset.lane - 1].textContent.toLowerCase() : 'faults';
    const visible = isFault ? faults.checked : words.every(word => texts[at].includes(word) || lane.includes(word));
    row.classList.toggle('hidden', !visible);
    if (visible) shown++;
  });
  document.getElementById('count').textContent = shown + ' of ' + rows.length;
}

const bySpan = new Map();
const byRevision = new Map();
const byCause = new Map();
const into = (map, key, row) => map.has(key) ? map.get(key).push(row) : map.set(key, [row]);
rows.forEach(row => {
  if (row.dataset.span) into(bySpan, row.dataset.span, row);
  if (row.dataset.revision) into(byRevision, 'revision:' + row.dataset.revision, row);
  if (row.dataset.cause) into(byCause, row.dataset.cause, row);
});
const causes = row => row.dataset.cause ? bySpan.get(row.dataset.cause) || byRevision.get(row.dataset.cause) || [] : [];
const effects = row => [...(byCause.get(row.dataset.span) || []), ...(row.dataset.revision ? byCause.get('revision:' + row.dataset.revision) || [] : [])];

function mark(start, next) {
  const open = [start];
  const seen = new Set();
  while (open.length) {
    const row = open.pop();
    if (seen.has(row)) continue;
    seen.add(row);
    row.classList.add('chain');
    open.push(...next(row));
  }
}

document.querySelector('main').addEventListener('click', event => {
  const card = event.target.closest('.card');
  rows.forEach(row => row.classList.remove('chain', 'picked'));
  if (!card) return;
  const row = card.parentElement;
  row.classList.add('picked');
  mark(row, causes);
  mark(row, effects);
});
filter.addEventListener('input', show);
faults.addEventListener('change', show);
show();
