require 'faraday'
require 'json'

res = Faraday.get "#{ENV['BASE']}/api/v1/run/repo_name/search?search=status%3Asucceeded&layertoken=#{ENV['TOKEN']}"

puts JSON.generate(JSON.parse(res.body))
