require 'faraday'
require 'json'

# Without a header Faraday says that this is a form.
res = Faraday.post(
  "#{ENV['BASE']}/api/v1/run/repo_name?layertoken=#{ENV['TOKEN']}",
  {
    branch: 'master',
    ref: '9abc2ac68d52afe1a5a3fbc724d031af5a397204',
    accept_buttons: 'true',
    skip_no_further_than: 'run-and-deploy',
  }.to_json
)

puts JSON.generate(JSON.parse(res.body))
