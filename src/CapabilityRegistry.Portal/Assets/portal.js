// Small conveniences. Every page works without them.

// What was refused is read first.
document.querySelector('[data-focus]')?.focus();

// What is filled in is saved as it is changed, so that a bad line takes little. Where that fails the page says so, and the button saves as ever.
for (const note of document.querySelectorAll('[data-save]')) {
  const form = note.closest('form');
  let isSaving = false;
  let isAsked = false;
  let button = null;
  const send = () => fetch(form.action, {
    method: 'POST', headers: { Accept: 'text/html' }, body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(20_000),
  }).then(answer => answer.ok ? answer.text() : '', () => '');
  const save = async () => {
    isAsked = true;
    if (isSaving) {
      return;
    }
    isSaving = true;
    while (isAsked) {
      isAsked = false;
      form.dispatchEvent(new Event('saving'));
      const page = new DOMParser().parseFromString(await send(), 'text/html');
      const saved = page.getElementById('saved');
      if (saved) {
        form.elements.version.value = page.querySelector('[name=version]').value;
      } else {
        form.dispatchEvent(new Event('unsaved'));
      }
      note.textContent = saved?.textContent ?? note.dataset.save;
    }
    isSaving = false;
    if (button) {
      form.requestSubmit(button);
    }
  };
  form.addEventListener('change', save);
  // Whoever presses a button meanwhile goes on from what is being saved.
  form.addEventListener('submit', event => {
    if (isSaving) {
      button = event.submitter;
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  });
}

// A form that is on its way is not sent again by a second click. The registry would act once all the same.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
}
// Back from the next page: the form is there to be sent again.
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-once]').forEach(form => delete form.dataset.sent));

// A choice that only changes what is shown acts at once; the button beside it is for those without this script.
for (const form of document.querySelectorAll('form[data-auto]')) {
  form.addEventListener('change', () => form.requestSubmit());
}

// What is not recorded yet would be lost: the browser asks before the page is left.
for (const guard of document.querySelectorAll('[data-guard]')) {
  const form = guard.closest('form');
  let filled = guard.dataset.guard === 'filled';
  form.addEventListener('input', () => { filled = true; });
  form.addEventListener('submit', () => { filled = false; });
  form.addEventListener('saving', () => { filled = false; });
  form.addEventListener('unsaved', () => { filled = true; });
  window.addEventListener('beforeunload', event => {
    if (filled) {
      event.preventDefault();
    }
  });
}
