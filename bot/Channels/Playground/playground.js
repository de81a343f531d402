// Makes the page live. Everything works without it, by links and forms: here forms are sent without leaving the page,
// and what others do arrives by server-sent events. Focus, scrolling and half-filled fields stay with the person.
const log = document.getElementById('log');
const note = document.getElementById('note');
const status = document.getElementById('status');
const closeNote = document.getElementById('close-note');
const quietly = document.getElementById('quietly');
const fresh = document.getElementById('fresh');
const field = document.getElementById('text');
const texts = document.body.dataset;
const pressed = new Map();

const fieldsOf = part => [...part.querySelectorAll('input, select, textarea')];
const isBox = field => field.type === 'radio' || field.type === 'checkbox';

function tell(text) {
  const wasAtEnd = isAtEnd();
  status.textContent = text;
  note.toggleAttribute('data-empty', !text);
  closeNote.hidden = !text;
  // The word takes room at the foot: what one was looking at must not slip under it.
  if (wasAtEnd) scrollTo(0, document.documentElement.scrollHeight);
  else if (log.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: 'nearest' });
}

closeNote.addEventListener('click', () => {
  tell('');
  field.focus({ preventScroll: true });
});

// Sending.

// What is written while something else is on its way waits for it: it is neither lost nor overtakes it.
let sent = Promise.resolve();

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  const isWritten = form.id === 'write';
  if (!isWritten && form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  const message = form.closest('.message');
  if (message) pressed.set(message.id, form.id);
  const body = new URLSearchParams(new FormData(form, event.submitter));
  // The words leave the field at once, and come back if they could not be sent.
  const words = isWritten ? field.value : '';
  if (isWritten) field.value = '';
  stick = true;
  const send = () => post(form, body, words, event.submitter, message);
  if (isWritten) sent = sent.then(send);
  else send();
});

async function post(form, body, words, submitter, message) {
  try {
    // Not form.action: a button of that name stands in its way.
    const address = form.getAttribute('action');
    const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'text/plain' } });
    if (!answer.ok) throw new Error(answer.statusText);
    tell(answer.status === 204 ? '' : await answer.text());
    // What was unfolded to be filled in is sent: it folds, and keeps its words in case the bot had something to say about them.
    submitter?.closest('details')?.removeAttribute('open');
  } catch {
    if (words) field.value = [words, field.value].filter(Boolean).join(' ');
    tell(texts.unreachable);
  } finally {
    form.ariaBusy = 'false';
    // A press that changed no card must not make the next change look like its own.
    if (message) setTimeout(() => pressed.delete(message.id), 2000);
  }
}

// Receiving.

// True while the person is at the end of the conversation or has just done something: then the new is scrolled to.
let stick = true;
addEventListener('scroll', () => {
  stick = isAtEnd();
  if (stick) fresh.hidden = true;
}, { passive: true });

function isAtEnd() {
  return innerHeight + scrollY > document.documentElement.scrollHeight - 160;
}

function show(message) {
  const foot = document.querySelector('.foot').offsetHeight;
  const isTall = message.offsetHeight > innerHeight - foot - 80;
  if (isTall) message.scrollIntoView({ block: 'start' });
  else scrollTo(0, document.documentElement.scrollHeight);
  fresh.hidden = true;
}

function said(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const message = template.content.querySelector('.message');
  const standing = document.getElementById(message.id);
  if (standing) {
    replace(standing, message);
    return;
  }

  const after = [...log.children].find(other => Number(other.dataset.n) > Number(message.dataset.n));
  log.insertBefore(message, after ?? null);
  document.getElementById('hint')?.remove();
  if (stick) show(message);
  else fresh.hidden = false;
}

function replace(standing, message) {
  const isMine = pressed.has(standing.id);
  const sentForm = pressed.get(standing.id);
  pressed.delete(standing.id);
  keepFilledIn(standing, message, sentForm);
  [...message.querySelectorAll('details')].forEach((part, at) => {
    const old = standing.querySelectorAll('details')[at];
    const [was, is] = [old?.querySelector('form')?.id, part.querySelector('form')?.id];
    if (old && was !== sentForm && purpose(standing, was) === purpose(message, is)) part.open = old.open;
  });
  const focused = standing.contains(document.activeElement) ? document.activeElement : null;
  // Only what is new is read aloud by the log; a card that changed in place is not read again from its start.
  standing.setAttribute('aria-live', 'off');
  standing.replaceChildren(...message.childNodes);
  if (focused) {
    const heir = standing.querySelector('[aria-invalid=true]') ?? twin(standing, focused) ?? standing;
    heir.focus({ preventScroll: true });
  }

  if (!isMine) return;
  quietly.textContent = texts.updated;
  setTimeout(() => { quietly.textContent = ''; }, 3000);
}

// What stands for the same thing on the card that came in place of the old one: the field of that name, or the button of those words.
function twin(part, old) {
  const isField = old.matches('input, select, textarea');
  return [...part.querySelectorAll(old.localName)].find(other => other.name === old.name
    && (isField ? other.type === old.type && (!isBox(old) || other.value === old.value) : other.textContent === old.textContent));
}

// What a form is for: what its buttons do, and to what. The same card may come to be about the next thing, with fields of the same names.
const purpose = (part, form) => [...part.querySelectorAll(`button[form="${form}"]`)].map(button => button.value).join('\n');

// A press must not empty the field one is writing in, somebody else's or one's own on another form of the card. The form that was sent starts anew.
function keepFilledIn(old, fresh, sentForm) {
  const taken = fieldsOf(fresh);
  for (const was of fieldsOf(old)) {
    const form = was.getAttribute('form');
    if (form === sentForm) continue;
    const is = taken.find(other => other.name === was.name && other.type === was.type && (!isBox(was) || other.value === was.value)
      && purpose(fresh, other.getAttribute('form')) === purpose(old, form));
    if (!is) continue;
    taken.splice(taken.indexOf(is), 1);
    if (isBox(was)) {
      if (was.checked !== was.defaultChecked) is.checked = was.checked;
    } else if (was.localName === 'select' ? [...was.options].some(option => option.selected !== option.defaultSelected) : was.value !== was.defaultValue) {
      is.value = was.value;
    }
  }
}

let events;
let seen;

function listen() {
  events?.close();
  const address = new URL(texts.events, location.href);
  if (seen) address.searchParams.set('seen', seen);
  events = new EventSource(address);
  events.addEventListener('said', event => {
    seen = event.lastEventId;
    said(event.data);
  });
  events.addEventListener('clock', event => {
    const now = document.getElementById('now');
    if (now.textContent !== event.data) now.textContent = event.data;
  });
  events.addEventListener('waiting', event => {
    const waiting = document.getElementById('waiting');
    if (waiting.textContent !== event.data) waiting.textContent = event.data;
  });
  events.addEventListener('restarted', () => {
    sessionStorage.setItem('words', field.value);
    location.reload();
  });
}

// A browser keeps few connections to one host: a tab nobody looks at gives its own up, and catches up when it is looked at again.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) events.close();
  else listen();
});

// What was being written when the bot was restarted.
if (sessionStorage.getItem('words')) field.value = sessionStorage.getItem('words');
sessionStorage.removeItem('words');

tell(status.textContent);
listen();
if (log.lastElementChild) show(log.lastElementChild);
fresh.addEventListener('click', event => {
  event.preventDefault();
  scrollTo(0, document.documentElement.scrollHeight);
  fresh.hidden = true;
});
