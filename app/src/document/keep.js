(() => {
  const taps = window.__early
  const token = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))
  taps.page = btoa(token).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
  const result = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const end = (transaction) => new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
  const cipher = 'AES-GCM'
  let opened
  const open = () => opened ??= (async () => {
    const fresh = await crypto.subtle.generateKey({ name: cipher, length: 256 }, false, ['encrypt', 'decrypt'])
    const request = indexedDB.open('naderhand-early', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('taps', { autoIncrement: true })
    }
    const database = await result(request)
    database.onversionchange = () => database.close()
    const keys = database.transaction('keys', 'readwrite').objectStore('keys')
    let key = await result(keys.get(0))
    if (!key) await result(keys.add(key = fresh, 0))
    return { database, key }
  })()
  const change = async (then) => {
    const { database } = await open()
    const transaction = database.transaction('taps', 'readwrite', { durability: 'strict' })
    then(transaction.objectStore('taps'))
    await end(transaction)
  }
  let last = Promise.resolve()
  taps.keep = (tap) => {
    last = last.then(async () => {
      const { key } = await open()
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify({ page: taps.page, ...tap }))
      const sealed = await crypto.subtle.encrypt({ name: cipher, iv }, key, text)
      await change((store) => store.add({ iv, sealed }))
      for (const word of document.querySelectorAll('[data-early-kept]')) word.hidden = false
    }).catch(() => {})
  }
  taps.stored = async () => {
    const { database, key } = await open()
    const store = database.transaction('taps').objectStore('taps')
    const [numbers, kept] = await Promise.all([result(store.getAllKeys()), result(store.getAll())])
    const read = async ({ iv, sealed }, index) => {
      const text = await crypto.subtle.decrypt({ name: cipher, iv }, key, sealed)
      return { number: numbers[index], ...JSON.parse(new TextDecoder().decode(text)) }
    }
    return Promise.all(kept.map(read))
  }
  taps.forget = (numbers) => change((store) => numbers.forEach((number) => store.delete(number)))
})()
