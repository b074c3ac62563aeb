// Measures pages as a telephone on a slow line has them (Lighthouse's own default: 150 ms, 1.6 Mbit/s, a processor four times as slow).
// A line for each page; below a page that failed, what was found wanting. REGISTRY is the address of a registry, BROWSER the program of Chromium.
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const least = 0.95;
const categories = ['performance', 'accessibility', 'best-practices'];
const registry = process.env.REGISTRY;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const browser = await puppeteer.launch({ executablePath: process.env.BROWSER, args: flags });
const page = await browser.newPage();

async function measure(name, address) {
  // A registry that has just started compiles what a page needs when it is first asked for; how long that takes is for the benchmarks to say.
  await page.goto(registry + address);
  const { lhr } = await lighthouse(registry + address, { onlyCategories: categories, logLevel: 'error' }, undefined, page);
  const scores = Object.values(lhr.categories);
  const asked = lhr.finalDisplayedUrl === registry + address;
  const isGood = asked && scores.every(category => category.score >= least);
  console.log(`${isGood ? 'passed' : 'FAILED'}  ${name} by Lighthouse: ${scores.map(category => `${category.title} ${category.score}`).join(', ')}`);
  if (!isGood) {
    const wanting = Object.values(lhr.audits).filter(audit => audit.score !== null && audit.score < least);
    console.log([`        ${lhr.finalDisplayedUrl}`, ...wanting.map(audit => `        ${audit.id} ${audit.displayValue ?? ''}`)].join('\n'));
  }
}

try {
  await measure('front page', '/');
  await measure('sign-in page', '/sign-in');
  // Lighthouse clears the cache before each page, and leaves cookies alone.
  await page.goto(`${registry}/sign-in`);
  await Promise.all([page.waitForNavigation(), page.click("button[value='demo-planner']")]);
  await measure('page of today', '/');
  await measure('page of a unit', '/units/KAZ-00003');
  await measure('page of gaps', '/gaps?on=2028-05-01');
} finally {
  await browser.close();
}
