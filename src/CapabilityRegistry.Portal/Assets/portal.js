// Small conveniences. Every page works without them.

// What was refused is read first.
document.querySelector('[data-focus]')?.focus();

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
  window.addEventListener('beforeunload', event => {
    if (filled) {
      event.preventDefault();
    }
  });
}
