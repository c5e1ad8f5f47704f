(() => {
  const root = document.documentElement
  const stored = (key) => { try { return localStorage.getItem('naderhand.' + key) } catch { return null } }
  root.lang = /^en/i.test(stored('language') || navigator.language) ? 'en' : 'nl'
  const theme = stored('theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  const text = stored('text')
  if (text === 'large' || text === 'larger') root.dataset.text = text
  if (stored('name') === 'notes') {
    root.dataset.name = 'notes'
    document.title = 'Notities'
    const link = (rel, href) => { document.querySelector(`link[rel='${rel}']`).href = href }
    link('manifest', '/notes.webmanifest')
    link('apple-touch-icon', '/icons/notes-apple-touch-icon.png')
    link('icon', '/icons/notes.svg')
  }
  if (location.pathname.replace(/\/$/, '') !== '/app') root.dataset.elsewhere = ''
  const taps = window.__early = []
  document.addEventListener('change', ({ target }) => {
    const item = target.dataset.earlyTap
    if (!item || taps.taken) return
    const tap = { item, step: target.value, at: Date.now() }
    taps.push(tap)
    taps.keep?.(tap)
  })
  const leave = () => {
    const go = () => location.replace('https://www.buienradar.nl/')
    document.body.hidden = true
    document.title = ''
    const steps = history.length - length
    if (steps > 0) {
      addEventListener('popstate', (event) => { event.stopImmediatePropagation(); go() }, true)
      history.go(-steps)
      setTimeout(go, 200)
    } else go()
  }
  const length = history.length
  let shifts = []
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-exit]')) { event.preventDefault(); leave() }
  })
  document.addEventListener('keyup', ({ key, timeStamp }) => {
    shifts = key === 'Shift' ? [...shifts.filter((at) => timeStamp - at < 1500), timeStamp] : []
    if (shifts.length > 2) leave()
  })
})()
