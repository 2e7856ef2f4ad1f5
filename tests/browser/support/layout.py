"""What is laid out badly, as functions in JavaScript that list it."""

TOO_WIDE = """() => {
  const exempt = (one) => one.closest(".languages, .visually-hidden, .skip, [hidden], svg");
  const all = [...document.querySelectorAll("body *")];
  const shown = all.filter((one) => one.checkVisibility() && !exempt(one));
  // Not innerWidth: a phone zooms out, and so widens it, where something is too wide.
  const room = document.documentElement.clientWidth;
  const out = shown.filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return left < -1 || right > room + 1;
  });
  const cut = shown.filter((one) => one.matches("button, label, a, h1, h2, p, li") &&
    one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline");
  const page = document.documentElement.scrollWidth > room ? ["the page itself"] : [];
  return page.concat([...out, ...cut].map((one) => one.outerHTML.slice(0, 100)));
}"""


TOO_SMALL = """() => {
  // A link in a sentence may be as high as its line.
  const alone = (one) => one.parentElement.textContent.trim() === one.textContent.trim();
  const exempt = (one) => one.matches(".skip") || (one.matches("p a") && !alone(one));
  const target = (one) => (one.matches("input") && one.closest("label")) || one;
  const all = [...document.querySelectorAll("button, a[href], summary, input, textarea")];
  return all.filter((one) => one.checkVisibility() && !exempt(one)).filter((one) => {
    const { width, height } = target(one).getBoundingClientRect();
    return height < 47.5 || width < 43.5;
  }).map((one) => one.outerHTML.slice(0, 100));
}"""
